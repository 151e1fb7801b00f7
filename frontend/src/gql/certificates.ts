/** The learner's certificates. */
import { graphql, type ResultOf } from './graphql.ts';
import { Refusal } from './session.ts';

export const CERTIFICATES = graphql(`
  query Certificates($filter: CertificateFilter, $first: Int, $after: String) {
    viewer {
      learner {
        id
        certificates(filter: $filter, first: $first, after: $after) {
          totalCount
          edges {
            node {
              id number kind title learnerName issuedAt status revokedAt revocationReason supersededBy { id number verifyUrl } ready visible nameVisible verifyUrl
              downloadUrl png: downloadUrl(format: PNG) badge: downloadUrl(format: OPEN_BADGE)
              credits(first: 10) { edges { node { id type board { code label } specialty { code label } amount unit } } }
            }
          }
          pageInfo { hasNextPage endCursor }
        }
      }
    }
  }
`);

export const ISSUE_CERTIFICATE = graphql(
  `mutation IssueCertificate($input: IssueCertificateInput!) {
    issueCertificate(input: $input) { certificate { id number kind title status downloadUrl png: downloadUrl(format: PNG) badge: downloadUrl(format: OPEN_BADGE) verifyUrl } errors { ...Refusal } }
  }`,
  [Refusal],
);

export const SET_CERTIFICATE_VISIBILITY = graphql(
  `mutation SetCertificateVisibility($input: SetCertificateVisibilityInput!) {
    setCertificateVisibility(input: $input) { certificate { id visible nameVisible } errors { ...Refusal } }
  }`,
  [Refusal],
);

export const REVOKE_CERTIFICATE = graphql(
  `mutation RevokeCertificate($input: RevokeCertificateInput!) {
    revokeCertificate(input: $input) { certificate { id status } errors { ...Refusal } }
  }`,
  [Refusal],
);

export type IssuedOf = NonNullable<NonNullable<ResultOf<typeof ISSUE_CERTIFICATE>['issueCertificate']>['certificate']>;

export const VERIFICATIONS = graphql(`
  query Verifications($id: ID!, $first: Int, $after: String) {
    node(id: $id) {
      ... on Certificate {
        id
        verifications(first: $first, after: $after) { edges { node { id at channel by organization } } pageInfo { hasNextPage endCursor } }
      }
    }
  }
`);

type Learner = NonNullable<ResultOf<typeof CERTIFICATES>['viewer']['learner']>;
export type CertificateOf = Learner['certificates']['edges'][number]['node'];
