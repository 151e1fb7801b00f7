/** A connection read page by page: what was asked last, more of it, and all of what is shown asked again when it changed. */
import { useSignal, type Signal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { request, type RequestFailed } from '../gql/client';
import type { TadaDocumentNode } from '../gql/graphql';
import { useQuery } from './query';
import { sentenceForFailure } from './refusals';

const PAGE = 50;
/** The most that is asked for at once: every document stays within the server's limits with it (tests/schema/test_documents.py). */
const MOST = 200;

interface Connection<N> {
  edges: readonly { node: N }[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

export interface Pages<R, N> {
  readonly data: Signal<R | undefined>;
  readonly failure: Signal<RequestFailed | undefined>;
  readonly busy: Signal<boolean>;
  readonly rows: Signal<readonly N[]>;
  /** Why more, or the same anew, could not be had. */
  readonly problem: Signal<string>;
  readonly hasMore: boolean;
  readonly reload: () => void;
  readonly more: () => Promise<void>;
  /** Ask again for as much as is shown, without moving it. */
  readonly refresh: () => Promise<void>;
}

type PageVariables = { first?: number | null; after?: string | null };

/** The first `count` nodes of a connection, or a page of them if there are fewer, in as many requests as it takes; and where the rest begins. */
export async function firstNodes<N>(
  count: number,
  ask: (page: { first: number; after: string | null }) => Promise<Connection<N> | null | undefined>,
): Promise<{ rows: N[]; next: string | null }> {
  const rows: N[] = [];
  let next: string | null = null;
  do {
    const page = await ask({ first: Math.min(MOST, Math.max(PAGE, count - rows.length)), after: next });
    rows.push(...(page?.edges.map(({ node }) => node) ?? []));
    next = page?.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  } while (next !== null && rows.length < count);
  return { rows, next };
}

/** `find` is the connection in the answer. */
export function usePages<R, V, N>(
  operation: TadaDocumentNode<R, V & PageVariables, unknown>,
  variables: V,
  find: (data: R) => Connection<N> | null | undefined,
  arrived?: (data: R) => void,
): Pages<R, N> {
  const rows = useSignal<readonly N[]>([]);
  const next = useSignal<string | null>(null);
  const problem = useSignal('');
  const asked = useRef('');
  asked.current = JSON.stringify(variables);

  const take = (data: R, before: readonly N[] = []) => {
    const page = find(data);
    rows.value = [...before, ...(page?.edges.map(({ node }) => node) ?? [])];
    next.value = page?.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  };
  const query = useQuery(operation, { ...variables, first: PAGE }, (data) => {
    take(data);
    arrived?.(data);
  });

  const read = (page: PageVariables) =>
    request(operation as TadaDocumentNode<R, PageVariables, unknown>, { ...variables, ...page });

  /** Do what is asked of the server, unless something else is wanted by the time it has answered. */
  const attempt = async <A>(asking: Promise<A>, use: (answer: A) => void) => {
    const mine = asked.current;
    try {
      const answer = await asking;
      if (mine === asked.current) use(answer);
      problem.value = '';
    } catch (trouble) {
      problem.value = sentenceForFailure(trouble);
    }
  };

  const readAgain = async () => {
    let first: R | undefined;
    const found = await firstNodes(rows.peek().length, async (page) => {
      const data = await read(page);
      first ??= data;
      return find(data);
    });
    return { ...found, first };
  };

  return {
    ...query,
    rows,
    problem,
    hasMore: next.value !== null,
    more: () => attempt(read({ first: PAGE, after: next.value }), (data) => take(data, rows.peek())),
    refresh: () =>
      attempt(readAgain(), (found) => {
        rows.value = found.rows;
        next.value = found.next;
        query.data.value = found.first;
      }),
  };
}
