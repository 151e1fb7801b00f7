/** Taking an activity: every step of it, and the answer that each gets. */
import { graphql, type ResultOf } from './graphql.ts';
import { Refusal } from './session.ts';
import { CreditRow, EnrollmentView } from './views.ts';

/** What only the page of the activity needs on top: where the learner stopped, and the results of each question. */
export const EnrollmentDetail = graphql(
  `fragment EnrollmentDetail on Enrollment {
    ...EnrollmentView
    resume: contentProgress { key watched { from to } answered }
    results: attempts { assessmentKey number answers { questionKey chosen correct feedback } }
  }`,
  [EnrollmentView],
);

export const ENROLL = graphql(
  `mutation Enroll($input: EnrollInput!) {
    enroll(input: $input) { enrollment { ...EnrollmentDetail } errors { ...Refusal } }
  }`,
  [EnrollmentDetail, Refusal],
);

export const RECORD_PROGRESS = graphql(
  `mutation RecordProgress($input: RecordProgressInput!) {
    recordProgress(input: $input) { enrollment { ...EnrollmentDetail } errors { ...Refusal } }
  }`,
  [EnrollmentDetail, Refusal],
);

export const CHECK_IN = graphql(
  `mutation CheckIn($input: CheckInInput!) {
    checkIn(input: $input) { enrollment { ...EnrollmentDetail } errors { ...Refusal } }
  }`,
  [EnrollmentDetail, Refusal],
);

export const SUBMIT_ASSESSMENT = graphql(
  `mutation SubmitAssessment($input: SubmitAssessmentInput!) {
    submitAssessment(input: $input) { enrollment { ...EnrollmentDetail } errors { ...Refusal } }
  }`,
  [EnrollmentDetail, Refusal],
);

export const SUBMIT_EVALUATION = graphql(
  `mutation SubmitEvaluation($input: SubmitEvaluationInput!) {
    submitEvaluation(input: $input) { enrollment { ...EnrollmentDetail } errors { ...Refusal } }
  }`,
  [EnrollmentDetail, Refusal],
);

export const CLAIM_CREDIT = graphql(
  `mutation ClaimCredit($input: ClaimCreditInput!) {
    claimCredit(input: $input) {
      enrollment { ...EnrollmentDetail }
      credits { ...CreditRow }
      certificate { id number title ready verifyUrl downloadUrl png: downloadUrl(format: PNG) badge: downloadUrl(format: OPEN_BADGE) }
      errors { ...Refusal }
    }
  }`,
  [EnrollmentDetail, CreditRow, Refusal],
);

export type DetailOf = ResultOf<typeof EnrollmentDetail>;
export type ClaimedOf = NonNullable<ResultOf<typeof CLAIM_CREDIT>['claimCredit']>;
