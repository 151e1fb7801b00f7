/** What the stream sends. */
import { graphql, type ResultOf } from './graphql.ts';
import { GoalView } from './goals.ts';
import { JobView } from './jobs.ts';
import { MilestoneView } from './milestones.ts';
import { Caller } from './session.ts';
import { EnrollmentView, SummaryView } from './views.ts';

/** The one stream of a tab. The first message fills every field, later ones what changed. */
export const LIVE = graphql(
  `subscription Live {
    live { at summary { ...SummaryView } enrollments { ...EnrollmentView } goals { ...GoalView } milestones { ...MilestoneView } jobs { ...JobView }
      helpRequests { id status waitingSince } viewer { ...Caller } removedIds sessionEnded }
  }`,
  [SummaryView, EnrollmentView, GoalView, MilestoneView, JobView, Caller],
);

export type LiveOf = ResultOf<typeof LIVE>['live'];
