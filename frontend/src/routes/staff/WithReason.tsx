/** A button for what cannot be undone: what it does is said before, and it asks for a reason. */
import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import type { RefusalOf } from '../../gql/session';
import { announce } from '../../lib/announce';
import { useSubmission } from '../../state/refusals';
import { Dialog } from '../../ui/Dialog';
import { Field } from '../../ui/Field';
import { Problem } from '../../ui/Notice';

interface Props {
  /** What the button does, and (for those who do not see the row) to what. */
  label: string;
  about: string;
  words: { title: string; reason: string; reasonHint: string; cancel: string; done: string };
  effects: readonly string[];
  send: (reason: string) => Promise<{ errors: readonly RefusalOf[] } | null | undefined>;
  done: () => void;
  children?: ComponentChildren;
}

export function WithReason({ label, about, words, effects, send, done, children }: Props) {
  const open = useSignal(false);
  const { busy, problem, faults, run } = useSubmission(['reason']);
  const close = () => {
    open.value = false;
  };

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    if (!(await run(() => send(String(new FormData(form).get('reason'))), form))) return;
    close();
    announce(words.done);
    done();
  };

  return (
    <>
      <button type="button" onClick={() => (open.value = true)}>
        {label}
        <span class="unseen"> {about}</span>
      </button>
      <Dialog open={open.value} title={words.title} onClose={close}>
        <form class="stack" onSubmit={(event) => void submit(event)}>
          {children}
          <ul class="answers">
            {effects.map((effect) => (
              <li key={effect}>{effect}</li>
            ))}
          </ul>
          <Field label={words.reason} hint={words.reasonHint} fault={faults.value['reason']} name="reason" maxLength={300} required dir="auto" />
          <Problem text={problem.value} />
          <div class="row start">
            <button class="primary" disabled={busy.value}>
              {label}
            </button>
            <button type="button" onClick={close}>
              {words.cancel}
            </button>
          </div>
        </form>
      </Dialog>
    </>
  );
}
