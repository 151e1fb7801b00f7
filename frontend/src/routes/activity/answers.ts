/** What interactive content reports: the answers given, and the time in front of it. */
import { useSignal, type Signal } from '@preact/signals';
import { useAttention, useRegularly } from '../../lib/attention';
import { record } from '../../state/outbox';
import { details } from '../../state/store';

export interface Answering {
  /** The keys of the steps answered, here or before. */
  readonly answered: ReadonlySet<string>;
  /** Report an answer at once. */
  answer(stepKey: string, choiceKey?: string): void;
}

export function useAnswers(enrollmentId: string, contentKey: string): Answering {
  const attention = useAttention();
  const here: Signal<ReadonlySet<string>> = useSignal<ReadonlySet<string>>(new Set());
  const before = details.value.get(enrollmentId)?.resume.find(({ key }) => key === contentKey)?.answered ?? [];

  useRegularly((leave) => {
    const active = attention.drain();
    if (active.length > 0) record(enrollmentId, { contentKey, active }, { beyondPage: leave });
  });

  return {
    answered: new Set([...before, ...here.value]),
    answer(stepKey, choiceKey) {
      here.value = new Set(here.value).add(stepKey);
      record(enrollmentId, { contentKey, answered: [{ stepKey, choiceKey }], active: attention.drain() });
    },
  };
}
