/** The server's "no" in words: translated by its code, else in the server's own. */
import { useSignal, type Signal } from '@preact/signals';
import { RequestFailed } from '../gql/client';
import type { RefusalOf } from '../gql/session';
import { shell } from '../i18n/shell';
import { sessionIsOver } from './session';

type Fault = Pick<RefusalOf, 'code' | 'message' | 'retryAfterSeconds'> & { parameters?: RefusalOf['parameters'] };

/** What a page says of refusals, by the rule that they name. */
type Rules = Readonly<Record<string, string>>;

/** One refusal or failure as a sentence: the page's own for its rule, else one for its code. INVALID_INPUT says what exactly is wrong,
 * which only the server knows. */
export function sentenceFor({ code, message, retryAfterSeconds, parameters }: Fault, rules: Rules = {}): string {
  if (code === 'THROTTLED') return shell.value.wait(retryAfterSeconds ?? 60);
  const named = rules[parameters?.find(({ name }) => name === 'rule')?.value ?? ''];
  if (named) return named;
  if (code === 'INVALID_INPUT') return message;
  return shell.value.refusals[code] ?? message;
}

/** A failed request as a sentence; a session that is over is dealt with here. */
export function sentenceForFailure(failure: unknown): string {
  if (!(failure instanceof RequestFailed)) throw failure;
  if (failure.code === 'UNAUTHENTICATED') sessionIsOver();
  return sentenceFor({ code: failure.code as Fault['code'], message: failure.message, retryAfterSeconds: failure.retryAfterSeconds ?? null });
}

/** The input field that a refusal is about: the last name of its path. */
const fieldOf = ({ path }: RefusalOf): string | undefined => path.findLast((part) => part !== 'input' && !/^\d+$/.test(part));

export interface Submission {
  readonly busy: Signal<boolean>;
  /** What is wrong with the whole. */
  readonly problem: Signal<string>;
  /** What is wrong with a field, by its name. */
  readonly faults: Signal<Readonly<Record<string, string>>>;
  /** The payload if the server said yes; else what it said is shown, and the first faulty field of `form` gets the focus. */
  run<P extends { errors: readonly RefusalOf[] }>(send: () => Promise<P | null | undefined>, form?: HTMLFormElement): Promise<P | undefined>;
}

/** Sending something: one at a time, with its refusals sorted to the `fields` they are about, and told by `rules` where one fits. */
export function useSubmission(fields: readonly string[] = [], rules?: Rules): Submission {
  const busy = useSignal(false);
  const problem = useSignal('');
  const faults = useSignal<Readonly<Record<string, string>>>({});

  const refuse = (errors: readonly RefusalOf[], form?: HTMLFormElement) => {
    const marked: Record<string, string> = {};
    const whole: string[] = [];
    for (const error of errors) {
      const field = fieldOf(error);
      if (field && fields.includes(field)) marked[field] ??= sentenceFor(error, rules);
      else whole.push(sentenceFor(error, rules));
    }
    faults.value = marked;
    problem.value = whole.length > 0 ? whole.join(' ') : shell.value.correctThis;
    if (form) setTimeout(() => form.querySelector<HTMLElement>('[aria-invalid=true]')?.focus());
  };

  const run: Submission['run'] = async (send, form) => {
    if (busy.value) return undefined;
    busy.value = true;
    problem.value = '';
    faults.value = {};
    try {
      const payload = await send();
      if (payload && payload.errors.length === 0) return payload;
      refuse(payload?.errors ?? [], form);
    } catch (failure) {
      problem.value = sentenceForFailure(failure);
    } finally {
      busy.value = false;
    }
    return undefined;
  };

  return { busy, problem, faults, run };
}
