/** What the stream sends. */
import { graphql, type ResultOf } from './graphql.ts';
import { GoalView } from './goals.ts';
import { MilestoneView } from './milestones.ts';
import { EnrollmentView, SummaryView } from './views.ts';

/** The one stream of a tab. The first message fills every field, later ones what changed. */
export const LIVE = graphql(
  `subscription Live {
    live { at summary { ...SummaryView } enrollments { ...EnrollmentView } goals { ...GoalView } milestones { ...MilestoneView } helpRequests { id status waitingSince } removedIds sessionEnded }
  }`,
  [SummaryView, EnrollmentView, GoalView, MilestoneView],
);

export type LiveOf = ResultOf<typeof LIVE>['live'];
