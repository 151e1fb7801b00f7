/** The learner's own figures, all that the dashboard shows first. Asked for before its code has arrived, so alone in this file. */
import { graphql } from './graphql.ts';
import { CreditRow, EnrollmentView, SummaryView } from './views.ts';

export const DASHBOARD = graphql(
  `query Dashboard {
    viewer {
      learner {
        id
        creditSummary { ...SummaryView }
        enrollments(status: [IN_PROGRESS, READY_TO_CLAIM, PARTLY_CLAIMED, FAILED], first: 25) { edges { node { ...EnrollmentView } } }
        credits(first: 10, orderBy: { by: EARNED_ON, descending: true }) {
          edges { node { ...CreditRow } }
          pageInfo { hasNextPage endCursor }
        }
      }
    }
  }`,
  [SummaryView, EnrollmentView, CreditRow],
);
