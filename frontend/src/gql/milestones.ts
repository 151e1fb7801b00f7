/** Milestones: what was reached, and what comes next. */
import { graphql, type ResultOf } from './graphql.ts';

export const MilestoneView = graphql(`
  fragment MilestoneView on Milestone { id rule label condition image awardedOn reason reversedOn progress }
`);

export const MILESTONES = graphql(
  `query Milestones {
    viewer { learner { id milestones { ...MilestoneView } } }
  }`,
  [MilestoneView],
);

export type MilestoneOf = ResultOf<typeof MilestoneView>;
