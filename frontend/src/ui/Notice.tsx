/** Something that happened, or that stands in the way. Tone is said by a mark and by words, not by color alone. */
import type { ComponentChildren } from 'preact';
import { alert, check, clock, Icon, info } from './Icon';

type Tone = 'good' | 'bad' | 'wait' | 'plain';

const MARKS: Record<Tone, string> = { good: check, bad: alert, wait: clock, plain: info };

interface Props {
  tone: Tone;
  /** `alert` interrupts, `status` waits its turn; without it nothing is announced. */
  role?: 'alert' | 'status';
  children: ComponentChildren;
}

export function Notice({ tone, role, children }: Props) {
  return (
    <div class={`notice ${tone}`} role={role}>
      <Icon path={MARKS[tone]} />
      <div dir="auto">{children}</div>
    </div>
  );
}

/** Where the problem of a form appears: always there, so that it is announced when it fills. */
export function Problem({ text }: { text: string }) {
  return <div role="alert">{text && <Notice tone="bad">{text}</Notice>}</div>;
}
