/** A connection read page by page: what was asked last, more of it, and all of what is shown asked again when it changed. */
import { useSignal, type Signal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { request, type RequestFailed } from '../gql/client';
import type { TadaDocumentNode } from '../gql/graphql';
import { useQuery } from './query';
import { sentenceForFailure } from './refusals';

const PAGE = 50;
/** The most that the server gives at once. */
const MOST = 1000;

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

  const ask = async (page: PageVariables, use: (data: R) => void) => {
    const mine = asked.current;
    try {
      const data = await request(operation as TadaDocumentNode<R, PageVariables, unknown>, { ...variables, ...page });
      if (mine === asked.current) use(data);
      problem.value = '';
    } catch (trouble) {
      problem.value = sentenceForFailure(trouble);
    }
  };

  return {
    ...query,
    rows,
    problem,
    hasMore: next.value !== null,
    more: () => ask({ first: PAGE, after: next.value }, (data) => take(data, rows.peek())),
    refresh: () =>
      ask({ first: Math.min(MOST, Math.max(PAGE, rows.peek().length)) }, (data) => {
        take(data);
        query.data.value = data;
      }),
  };
}
