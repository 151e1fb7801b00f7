/** Subscribing: the results of one operation, streamed as server-sent events. */
import { createClient, type RequestParams, type Sink } from 'graphql-sse';
import { bodyOf, ENDPOINT, headers, NOT_KNOWN, outdated } from './client';
import type { TadaDocumentNode } from './graphql';

type Results<R> = Pick<Sink<{ data?: R | null; errors?: readonly { extensions?: Record<string, unknown> }[] }>, 'next'> & {
  /** The stream ended or broke. Whoever still wants it opens it again. */
  end?: () => void;
};

/** Open a stream; call the result to close it. */
export function subscribe<R, V>(operation: TadaDocumentNode<R, V, unknown>, variables: V, { next, end }: Results<R>): () => void {
  const client = createClient({ url: ENDPOINT, credentials: 'same-origin', headers, retryAttempts: 0 });
  // The library types texts only, and sends what it is given.
  return client.subscribe(bodyOf(operation, variables) as unknown as RequestParams, {
    next: next as Sink['next'],
    error: (problem) => {
      if ((problem as { response?: Response }).response?.status === NOT_KNOWN) outdated.value = true;
      end?.();
    },
    complete: () => end?.(),
  });
}
