/** Goals and the yearly target: what the learner strives for. */
import { graphql, type ResultOf } from './graphql.ts';
import { Refusal } from './session.ts';
import { SummaryView } from './views.ts';

export const GoalView = graphql(`
  fragment GoalView on Goal {
    id title target unit types specialties { code label } from by earned percent status projected neededPerMonth metOn celebrated
    archivedAt
  }
`);

export const GOALS = graphql(`query Goals { viewer { learner { id goals(includeArchived: true) { ...GoalView } } } }`, [GoalView]);

export const CREATE_GOAL = graphql(
  `mutation CreateGoal($input: CreateGoalInput!) { createGoal(input: $input) { goal { ...GoalView } errors { ...Refusal } } }`,
  [GoalView, Refusal],
);

export const UPDATE_GOAL = graphql(
  `mutation UpdateGoal($input: UpdateGoalInput!) { updateGoal(input: $input) { goal { ...GoalView } errors { ...Refusal } } }`,
  [GoalView, Refusal],
);

export const ARCHIVE_GOAL = graphql(
  `mutation ArchiveGoal($input: ArchiveGoalInput!) { archiveGoal(input: $input) { goal { ...GoalView } errors { ...Refusal } } }`,
  [GoalView, Refusal],
);

export const RESTORE_GOAL = graphql(
  `mutation RestoreGoal($input: RestoreGoalInput!) { restoreGoal(input: $input) { goal { ...GoalView } errors { ...Refusal } } }`,
  [GoalView, Refusal],
);

export const CELEBRATE_GOAL = graphql(
  `mutation CelebrateGoal($input: CelebrateGoalInput!) { celebrateGoal(input: $input) { goal { ...GoalView } errors { ...Refusal } } }`,
  [GoalView, Refusal],
);

export const SET_YEARLY_TARGET = graphql(
  `mutation SetYearlyTarget($input: SetYearlyTargetInput!) {
    setYearlyTarget(input: $input) { learner { id creditSummary { ...SummaryView } } errors { ...Refusal } }
  }`,
  [SummaryView, Refusal],
);

export type GoalOf = ResultOf<typeof GoalView>;
