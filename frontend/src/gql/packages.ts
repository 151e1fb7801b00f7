/** Packages of certificates: asked for, called off, and listed with what became of them. */
import { graphql, type ResultOf } from './graphql.ts';
import { Refusal } from './session.ts';

export const PackageView = graphql(`
  fragment PackageView on Job {
    id kind status done total cancellable createdAt downloadUrl expiresAt errors { code message }
    rowErrors(first: 50) { edges { node { row column code message } } }
  }
`);

export const PACKAGES = graphql(`query Packages { viewer { jobs(first: 20) { edges { node { ...PackageView } } } } }`, [PackageView]);

export const PACKAGE_CERTIFICATES = graphql(
  `mutation PackageCertificates($input: PackageCertificatesInput!) {
    packageCertificates(input: $input) { job { id } errors { ...Refusal } }
  }`,
  [Refusal],
);

export const CANCEL_JOB = graphql(
  `mutation CancelJob($input: CancelJobInput!) { cancelJob(input: $input) { job { id } errors { ...Refusal } } }`,
  [Refusal],
);

export type PackageOf = ResultOf<typeof PackageView>;
