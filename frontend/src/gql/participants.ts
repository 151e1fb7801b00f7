/** What staff ask about those who take part in an activity: who they are, what they answered, what other rules would do. */
import { graphql, type ResultOf } from './graphql.ts';
import { Refusal } from './session.ts';
import { CreditRow } from './views.ts';

export const PARTICIPANTS = graphql(`
  query Participants($id: ID!, $filter: ParticipantFilter, $first: Int, $after: String) {
    activity(id: $id) {
      id title
      participantFigures { total byStatus { status count } }
      participants(filter: $filter, first: $first, after: $after) {
        totalCount
        edges {
          node { id status percentComplete updatedAt learner { id name email } gates { kind met actual required unit code explanation actor since } }
        }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
`);

export const PARTICIPANTS_LIVE = graphql(`subscription ParticipantsLive($activityId: ID!) { participants(activityId: $activityId) { total } }`);

export const PARTICIPANT = graphql(
  `query Participant($id: ID!) {
    node(id: $id) {
      ... on Enrollment {
        id status percentComplete enrolledAt updatedAt evaluationSubmittedAt
        learner { id name email profession timeZone }
        activity {
          id title timeZone
          contents { key title }
          sessions { key title }
          assessments { key title questions { key text choices { key text } } }
        }
        gates { kind met actual required unit code explanation actor since }
        contentProgress { key percent }
        sessionProgress { key percent minutes attended { from to } }
        attempts { assessmentKey number score passed submittedAt answers { questionKey chosen correct } }
        credits { ...CreditRow reversedBy { id reason } }
        certificates { id number kind title status issuedAt revokedAt revocationReason }
      }
    }
  }`,
  [CreditRow],
);

export const REVERSE_CREDIT = graphql(
  `mutation ReverseCredit($input: ReverseCreditInput!) { reverseCredit(input: $input) { credit { id } errors { ...Refusal } } }`,
  [Refusal],
);

export const RESULTS = graphql(`
  query ActivityResults($id: ID!) {
    activity(id: $id) {
      id title
      participantFigures { total }
      evaluationResults {
        title responses fewest
        questions { key text kind answered mean counts { value count } texts(first: 20) { edges { node { text } } pageInfo { hasNextPage endCursor } } }
      }
      assessmentResults { key title attempts passed meanScore questions { key text right choices { key text correct count } } }
    }
  }
`);

export const TEXTS = graphql(`
  query EvaluationTexts($id: ID!, $after: String) {
    activity(id: $id) {
      id evaluationResults { questions { key texts(first: 50, after: $after) { edges { node { text } } pageInfo { hasNextPage endCursor } } } }
    }
  }
`);

export const PRORATION = graphql(`
  query Proration($input: ProrationInput!) {
    prorationPreview(input: $input) { sumMinutes unionMinutes sessionMinutes share exact credit basis lines { code parameters { name value } } }
  }
`);

export const POLICY = graphql(`
  query ActivityPolicy($id: ID!) {
    activity(id: $id) {
      id title
      policy {
        minimumParticipation passingScore minimumMinutes evaluationRequired partialFrom rounding creditValidMonths creditValidUntil
        bonus { name amount type board { code } specialty { code } contentKey assessmentKey score }
      }
    }
  }
`);

export const POLICY_CHANGES = graphql(`
  query PolicyChanges($id: ID!, $policy: PolicyInput!, $first: Int, $after: String) {
    policyChangePreview(activityId: $id, policy: $policy, first: $first, after: $after) {
      totalCount losing gaining unchanged
      edges {
        node {
          learner { id name } enrollment { id } statusBefore statusAfter paid difference outcome
          before { type board { code label } specialty { code label } amount unit basis }
          after { type board { code label } specialty { code label } amount unit basis }
        }
      }
      pageInfo { hasNextPage endCursor }
    }
  }
`);

type Node<Q> = Q extends { edges: readonly { node: infer N }[] } ? N : never;
type Participants = NonNullable<NonNullable<ResultOf<typeof PARTICIPANTS>['activity']>['participants']>;

export type ParticipantOf = Node<Participants>;
export type DetailedParticipantOf = Extract<NonNullable<ResultOf<typeof PARTICIPANT>['node']>, { gates: unknown }>;
export type ResultsOf = NonNullable<ResultOf<typeof RESULTS>['activity']>;
export type PolicyOf = NonNullable<ResultOf<typeof POLICY>['activity']>['policy'];
export type PolicyChangeOf = Node<NonNullable<ResultOf<typeof POLICY_CHANGES>['policyChangePreview']>>;
export type ProrationOf = NonNullable<ResultOf<typeof PRORATION>['prorationPreview']>;
