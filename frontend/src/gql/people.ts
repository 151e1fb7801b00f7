/** Who has which role, what was offered to whom, and the organizations that one has to do with. */
import { graphql, type ResultOf } from './graphql.ts';
import { Caller, Refusal } from './session.ts';

export const PersonRow = graphql(`
  fragment PersonRow on Person { id name email grants { role organization { id name } } lastSeenAt }
`);

export const PEOPLE = graphql(
  `query People($filter: PersonFilter, $first: Int, $after: String) {
    people(filter: $filter, first: $first, after: $after) {
      edges { node { ...PersonRow } }
      pageInfo { hasNextPage endCursor }
      totalCount
    }
  }`,
  [PersonRow],
);

export const SET_ROLES = graphql(
  `mutation SetRoles($input: SetRolesInput!) { setRoles(input: $input) { person { ...PersonRow } errors { ...Refusal } } }`,
  [PersonRow, Refusal],
);

export const InvitationRow = graphql(`
  fragment InvitationRow on Invitation { id email role status organization { id name } invitedBy createdAt expiresAt }
`);

export const INVITATIONS = graphql(
  `query Invitations($first: Int, $after: String) {
    invitations(first: $first, after: $after) {
      edges { node { ...InvitationRow } }
      pageInfo { hasNextPage endCursor }
    }
  }`,
  [InvitationRow],
);

export const INVITE_USER = graphql(
  `mutation InviteUser($input: InviteUserInput!) { inviteUser(input: $input) { invitation { ...InvitationRow } errors { ...Refusal } } }`,
  [InvitationRow, Refusal],
);

export const WITHDRAW_INVITATION = graphql(
  `mutation WithdrawInvitation($input: WithdrawInvitationInput!) {
    withdrawInvitation(input: $input) { invitation { ...InvitationRow } errors { ...Refusal } }
  }`,
  [InvitationRow, Refusal],
);

export const OFFER = graphql(
  `query Offer($token: String!) { invitation(token: $token) { email role organization { id name } invitedBy expiresAt accountExists } }`,
);

export const ACCEPT_INVITATION = graphql(
  `mutation AcceptInvitation($input: AcceptInvitationInput!) {
    acceptInvitation(input: $input) { viewer { ...Caller } errors { ...Refusal } }
  }`,
  [Caller, Refusal],
);

export type PersonOf = ResultOf<typeof PersonRow>;
export type InvitationOf = ResultOf<typeof InvitationRow>;
export type OfferOf = NonNullable<ResultOf<typeof OFFER>['invitation']>;
