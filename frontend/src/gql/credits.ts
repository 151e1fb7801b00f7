/** More of the ledger. */
import { graphql } from './graphql.ts';
import { CreditRow } from './views.ts';

export const CREDITS = graphql(
  `query Credits($after: String) {
    viewer {
      learner {
        id
        credits(first: 50, after: $after, orderBy: { by: EARNED_ON, descending: true }) {
          edges { node { ...CreditRow } }
          pageInfo { hasNextPage endCursor }
        }
      }
    }
  }`,
  [CreditRow],
);
