/** Organizations as administrators keep them. */
import { graphql, type ResultOf } from './graphql.ts';
import { Refusal } from './session.ts';

export const OrganizationRow = graphql(`
  fragment OrganizationRow on Organization { id code name kind accredited accreditationStatement sealUrl }
`);

export const ORGANIZATIONS = graphql(
  `query Organizations($first: Int, $after: String) {
    organizations(first: $first, after: $after) {
      edges { node { ...OrganizationRow } }
      pageInfo { hasNextPage endCursor }
    }
  }`,
  [OrganizationRow],
);

export const CREATE_ORGANIZATION = graphql(
  `mutation CreateOrganization($input: CreateOrganizationInput!) {
    createOrganization(input: $input) { organization { ...OrganizationRow } errors { ...Refusal } }
  }`,
  [OrganizationRow, Refusal],
);

export const UPDATE_ORGANIZATION = graphql(
  `mutation UpdateOrganization($input: UpdateOrganizationInput!) {
    updateOrganization(input: $input) { organization { ...OrganizationRow } errors { ...Refusal } }
  }`,
  [OrganizationRow, Refusal],
);

export const CHANGE_SEAL = graphql(
  `mutation ChangeSeal($input: ChangeSealInput!) { changeSeal(input: $input) { organization { ...OrganizationRow } errors { ...Refusal } } }`,
  [OrganizationRow, Refusal],
);

export type OrganizationOf = ResultOf<typeof OrganizationRow>;
