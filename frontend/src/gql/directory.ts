/** Finding people, looking at a record, and who has looked at one's own. */
import { graphql, type ResultOf } from './graphql.ts';
import { CreditRow, SummaryView } from './views.ts';

export const LEARNERS = graphql(`
  query Learners($filter: LearnerFilter, $first: Int, $after: String) {
    learners(filter: $filter, first: $first, after: $after) {
      totalCount
      edges { node { id name email profession specialty { code label } } }
      pageInfo { hasNextPage endCursor }
    }
  }
`);

export const LEARNER_RECORD = graphql(
  `query LearnerRecord($id: ID!, $first: Int, $after: String) {
    learner(id: $id) {
      id name email profession specialty { code label }
      creditSummary { ...SummaryView }
      enrollments(first: 50) { edges { node { id status percentComplete updatedAt activity { id title } } } }
      credits(first: $first, after: $after) { totalCount edges { node { ...CreditRow } } pageInfo { hasNextPage endCursor } }
    }
  }`,
  [SummaryView, CreditRow],
);

export const RECORD_LIVE = graphql(`subscription RecordLive($id: ID) { creditSummary(learnerId: $id) { total points } }`);

export const LOOKS = graphql(`
  query Looks($first: Int, $after: String) {
    viewer {
      learner { id looks(first: $first, after: $after) { totalCount edges { node { id at by organization } } pageInfo { hasNextPage endCursor } } }
    }
  }
`);

export type FoundLearnerOf = NonNullable<ResultOf<typeof LEARNERS>['learners']>['edges'][number]['node'];
