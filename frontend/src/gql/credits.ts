/** The ledger: its pages by filter and order, and one entry with all that is known of it. */
import { graphql, type ResultOf } from './graphql.ts';
import { CreditRow } from './views.ts';

export const CREDITS = graphql(
  `query Credits($filter: CreditFilter, $orderBy: CreditOrder, $first: Int, $after: String) {
    viewer {
      learner {
        id
        credits(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {
          totalCount
          edges { node { ...CreditRow } }
          pageInfo { hasNextPage endCursor }
        }
        everything: credits(first: 0) { totalCount }
      }
    }
  }`,
  [CreditRow],
);

export const CREDIT = graphql(
  `query Credit($id: ID!) {
    node(id: $id) {
      ... on Credit { ...CreditRow reverses { id title } reversed: reversedBy { id earnedOn recordedAt } enrollment { id status } }
    }
  }`,
  [CreditRow],
);

export type DetailedCreditOf = Extract<NonNullable<ResultOf<typeof CREDIT>['node']>, { amount: unknown }>;
