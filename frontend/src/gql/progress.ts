/** Credit in any period, and what can be used until when. */
import { graphql, type ResultOf } from './graphql.ts';
import { SummaryView } from './views.ts';

export const PROGRESS = graphql(
  `query Progress($from: Date, $to: Date) {
    viewer { learner { id creditSummary(from: $from, to: $to) { ...SummaryView } } }
  }`,
  [SummaryView],
);

/** Entries whose use ends within ten years, the first to end first. */
export const EXPIRING = graphql(`
  query Expiring {
    viewer {
      learner {
        id
        creditSummary {
          expiring(withinDays: 3650, first: 100) { edges { node { id title type board { code label } specialty { code label } amount unit expiresOn } } }
        }
      }
    }
  }
`);

export type ExpiringOf = NonNullable<ResultOf<typeof EXPIRING>['viewer']['learner']>['creditSummary']['expiring']['edges'][number]['node'];
