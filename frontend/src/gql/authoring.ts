/** A provider's activities as its staff works on them: the list, and what is done with one. */
import { graphql, type ResultOf } from './graphql.ts';
import { Refusal } from './session.ts';

export const AuthoredRow = graphql(`
  fragment AuthoredRow on AuthoredActivity {
    id code title language format status version draft savedAt participants releasedOn expiresOn
  }
`);

export const AUTHORED = graphql(
  `query Authored($organizationId: ID!, $filter: AuthoredActivityFilter, $after: String) {
    authoredActivities(organizationId: $organizationId, filter: $filter, first: 20, after: $after) {
      edges { node { ...AuthoredRow } }
      pageInfo { hasNextPage endCursor }
      totalCount
    }
  }`,
  [AuthoredRow],
);

export const PUBLISH = graphql(
  `mutation PublishActivity($input: PublishActivityInput!) {
    publishActivity(input: $input) { authored { ...AuthoredRow } errors { ...Refusal } }
  }`,
  [AuthoredRow, Refusal],
);

export const RETIRE = graphql(
  `mutation RetireActivity($input: RetireActivityInput!) {
    retireActivity(input: $input) { authored { ...AuthoredRow } errors { ...Refusal } }
  }`,
  [AuthoredRow, Refusal],
);

export const RESTORE = graphql(
  `mutation RestoreActivity($input: RestoreActivityInput!) {
    restoreActivity(input: $input) { authored { ...AuthoredRow } errors { ...Refusal } }
  }`,
  [AuthoredRow, Refusal],
);

export const DUPLICATE = graphql(
  `mutation DuplicateActivity($input: DuplicateActivityInput!) {
    duplicateActivity(input: $input) { authored { ...AuthoredRow } errors { ...Refusal } }
  }`,
  [AuthoredRow, Refusal],
);

export const DISCARD = graphql(
  `mutation DiscardDraft($input: DiscardDraftInput!) { discardDraft(input: $input) { done errors { ...Refusal } } }`,
  [Refusal],
);

export type AuthoredOf = ResultOf<typeof AuthoredRow>;
