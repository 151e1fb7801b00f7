/** The dashboard's first question, asked before the page that wants the answer has been fetched. */
import { request } from '../gql/client';
import { DASHBOARD } from '../gql/dashboard';
import type { TadaDocumentNode } from '../gql/graphql';

let early: Promise<unknown> | undefined;

/** Ask now; the first `useQuery` of the dashboard takes the answer. */
export function askEarly(): void {
  early = request(DASHBOARD);
  // Whoever takes it sees the failure; until then it is not an unhandled one.
  early.catch(() => undefined);
}

/** The answer to what was asked early, once; else ask now. */
export function take<R, V>(operation: TadaDocumentNode<R, V, unknown>, variables: V): Promise<R> {
  const answer = (operation as unknown) === DASHBOARD ? (early as Promise<R> | undefined) : undefined;
  if (answer) early = undefined;
  return answer ?? request(operation as TadaDocumentNode<R, Record<string, never>, unknown>, variables as Record<string, never>);
}
