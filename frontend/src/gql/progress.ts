/** Credit in any period, and what can be used until when. */
import { graphql, type ResultOf } from './graphql.ts';
import { SummaryView } from './views.ts';

export const PROGRESS = graphql(
  `query Progress($from: Date, $to: Date) {
    viewer {
      learner {
        id
        licenses { id number expiresOn }
        creditSummary(from: $from, to: $to) { ...SummaryView everyMonth: byMonth(last: 1000) { key label amount unit count } }
      }
    }
  }`,
  [SummaryView],
);

/** How many entries can be used for 90 days at most, and which of them ends first: what the ledger calls expiring. */
export const EXPIRING_SOON = graphql(`
  query ExpiringSoon {
    viewer { learner { id creditSummary { expiring(withinDays: 90, first: 1) { totalCount edges { node { id expiresOn } } } } } }
  }
`);

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
