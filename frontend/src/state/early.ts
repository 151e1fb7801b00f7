/** Questions asked before the page that will want the answers has been fetched. */
import { request } from '../gql/client';
import type { TadaDocumentNode } from '../gql/graphql';

const early = new Map<unknown, Promise<unknown>>();

/** Ask before the page that will want it has been fetched. Its first `useQuery` of the same operation takes the answer. */
export function askEarly<R>(operation: TadaDocumentNode<R, Record<string, never>, unknown>): void {
  const answer = request(operation);
  // Whoever takes it sees the failure; until then it is not an unhandled one.
  answer.catch(() => undefined);
  early.set(operation, answer);
}

/** The answer to what was asked early, once; else ask now. */
export function take<R, V>(operation: TadaDocumentNode<R, V, unknown>, variables: V): Promise<R> {
  const answer = early.get(operation) as Promise<R> | undefined;
  early.delete(operation);
  return answer ?? request(operation as TadaDocumentNode<R, Record<string, never>, unknown>, variables as Record<string, never>);
}
