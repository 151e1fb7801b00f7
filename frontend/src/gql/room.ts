/** The codes that are shown in the rooms of an activity's sessions. */
import { graphql, type ResultOf } from './graphql.ts';
import { Refusal } from './session.ts';

export const SESSIONS = graphql(
  `query Sessions($id: ID!) { authoredActivity(id: $id) { id title definition { sessions { key title } } } }`,
);

export const CREATE_CODE = graphql(
  `mutation CreateCheckInCode($input: CreateCheckInCodeInput!) {
    createCheckInCode(input: $input) { code validUntil qrSize qrPath errors { ...Refusal } }
  }`,
  [Refusal],
);

export type CodeOf = NonNullable<ResultOf<typeof CREATE_CODE>['createCheckInCode']>;
