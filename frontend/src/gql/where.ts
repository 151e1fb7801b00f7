/** The enrollments that have not paid in full, for "Where is my credit?". */
import { graphql } from './graphql.ts';
import { EnrollmentView } from './views.ts';

export const WHERE = graphql(
  `query Where($after: String) {
    viewer {
      learner {
        id
        enrollments(status: [READY_TO_CLAIM, PARTLY_CLAIMED, IN_PROGRESS, FAILED, EXPIRED], first: 20, after: $after) {
          edges { node { ...EnrollmentView } }
          pageInfo { hasNextPage endCursor }
        }
      }
    }
  }`,
  [EnrollmentView],
);
