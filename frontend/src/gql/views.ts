/** The views that the stream and every answer carry: one entry of the ledger, one enrollment, the summary. */
import { graphql, type ResultOf } from './graphql.ts';

export const CreditRow = graphql(`
  fragment CreditRow on Credit {
    id title provider type board { code label } specialty { code label } amount unit basis countsInTotal earnedOn
    recordedAt expiresOn status reason reversedBy { reason } activity { id }
    certificates { id number status ready downloadUrl png: downloadUrl(format: PNG) badge: downloadUrl(format: OPEN_BADGE) }
  }
`);

/** An enrollment as every page shows it. The stream sends it whole after each change. */
export const EnrollmentView = graphql(
  `fragment EnrollmentView on Enrollment {
    id status percentComplete updatedAt
    activity { id title format minutes }
    gates { kind met actual required unit code explanation actor since }
    claimable { type board { code label } specialty { code label } amount unit basis maximum }
    credits { ...CreditRow }
    contentProgress { key percent secondsSpent }
    sessionProgress { key percent minutes }
    attempts { assessmentKey number score passed submittedAt }
    evaluationSubmittedAt
  }`,
  [CreditRow],
);

export const SummaryView = graphql(`
  fragment SummaryView on CreditSummary {
    total points
    expired { amount points }
    byType { key label amount unit count }
    bySpecialty { key label amount unit count }
    byMonth(last: 24) { key label amount unit count }
    annual { label from to earned required unit percent status projected neededPerMonth }
  }
`);

export type CreditOf = ResultOf<typeof CreditRow>;
export type EnrollmentOf = ResultOf<typeof EnrollmentView>;
export type GateOf = EnrollmentOf['gates'][number];
export type SummaryOf = ResultOf<typeof SummaryView>;
export type AnnualOf = SummaryOf['annual'][number];
export type TotalOf = SummaryOf['byType'][number];
