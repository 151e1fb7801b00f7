/** Work that outlives a request: asked for, followed to its end, and what came of it. */
import { graphql, type ResultOf } from './graphql.ts';
import { Refusal } from './session.ts';

export const JobView = graphql(`fragment JobView on Job { id status done total downloadUrl errors { code message } }`);

export const JOB = graphql(`query Job($id: ID!) { node(id: $id) { ... on Job { ...JobView } } }`, [JobView]);

export const SESSIONS = graphql(`
  query ActivitySessions($id: ID!) { activity(id: $id) { id title sessions { key title startsAt } participantFigures { total byStatus { status count } } } }
`);

export const IMPORT_ATTENDANCE = graphql(
  `mutation ImportAttendance($input: ImportAttendanceInput!) { importAttendance(input: $input) { job { ...JobView } errors { ...Refusal } } }`,
  [JobView, Refusal],
);

export const ATTENDANCE = graphql(`
  query Attendance($id: ID!, $first: Int, $after: String) {
    node(id: $id) {
      ... on Job {
        id
        attendance {
          preview rows mistakes counts { outcome count }
          people(first: $first, after: $after) { edges { node { row email name outcome minutesBefore minutesAfter } } pageInfo { hasNextPage endCursor } }
        }
        rowErrors(first: 1000) { edges { node { row column code message } } }
      }
    }
  }
`);

export const AWARD_CREDITS = graphql(
  `mutation AwardCredits($input: AwardCreditsInput!) { awardCredits(input: $input) { job { ...JobView } errors { ...Refusal } } }`,
  [JobView, Refusal],
);

export const AWARDS = graphql(`
  query Awards($id: ID!, $first: Int, $after: String) {
    node(id: $id) {
      ... on Job {
        id
        awards {
          preview due notDue
          candidates(first: $first, after: $after) {
            edges {
              node {
                enrollmentId name
                due { type board { code label } specialty { code label } amount unit basis }
                openGates { kind code }
              }
            }
            pageInfo { hasNextPage endCursor }
          }
        }
        rowErrors(first: 1000) { edges { node { row column code message } } }
      }
    }
  }
`);

export type JobOf = ResultOf<typeof JobView>;
type AttendanceJob = Extract<NonNullable<ResultOf<typeof ATTENDANCE>['node']>, { rowErrors: unknown }>;
type AwardsJob = Extract<NonNullable<ResultOf<typeof AWARDS>['node']>, { rowErrors: unknown }>;
export type AttendanceOf = NonNullable<AttendanceJob['attendance']>;
export type AwardsOf = NonNullable<AwardsJob['awards']>;
export type RowErrorOf = AttendanceJob['rowErrors']['edges'][number]['node'];
