/** Reading for a page: what was asked last, kept on screen while it is asked again. */
import { useSignal, type Signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { RequestFailed, UNKNOWN_DOCUMENT } from '../gql/client';
import type { TadaDocumentNode } from '../gql/graphql';
import { language } from '../i18n/catalog';
import { returns } from './connection';
import { take } from './early';
import { renew } from './renewal';
import { sessionIsOver } from './session';

export interface Query<R> {
  readonly data: Signal<R | undefined>;
  readonly failure: Signal<RequestFailed | undefined>;
  readonly busy: Signal<boolean>;
  readonly reload: () => void;
}

/** Ask when the page opens, when the variables change, when the language does (server texts follow it), and after an interruption. */
export function useQuery<R, V>(operation: TadaDocumentNode<R, V, unknown>, variables: V, arrived?: (data: R) => void): Query<R> {
  const data = useSignal<R>();
  const failure = useSignal<RequestFailed>();
  const busy = useSignal(true);
  const latest = useRef(0);

  const load = async () => {
    const turn = ++latest.current;
    busy.value = true;
    failure.value = undefined;
    try {
      const answer = await take(operation, variables);
      if (turn !== latest.current) return;
      arrived?.(answer);
      data.value = answer;
    } catch (problem) {
      if (turn !== latest.current) return;
      if (!(problem instanceof RequestFailed)) throw problem;
      if (problem.code === 'UNAUTHENTICATED') sessionIsOver();
      if (problem.code === UNKNOWN_DOCUMENT && !data.peek()) renew();
      failure.value = problem;
    } finally {
      if (turn === latest.current) busy.value = false;
    }
  };

  useEffect(() => {
    void load();
    return () => {
      latest.current += 1;
    };
  }, [JSON.stringify(variables), language.value, returns.value]);

  return { data, failure, busy, reload: () => void load() };
}
