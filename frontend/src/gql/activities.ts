/** What is offered: the catalogue and one activity with everything that its page plays. */
import { EnrollmentDetail } from './enrollments.ts';
import { graphql, type ResultOf } from './graphql.ts';

export const ActivityCard = graphql(`
  fragment ActivityCard on Activity {
    id title description format language minutes releasedOn expiresOn
    provider { id name }
    specialty { code label }
    designated { type board { code label } specialty { code label } maximum unit professions }
    enrollment { id status percentComplete }
  }
`);

export const CATALOGUE = graphql(
  `query Catalogue($filter: ActivityFilter, $after: String) {
    activities(filter: $filter, first: 12, after: $after) {
      edges { node { ...ActivityCard } }
      pageInfo { hasNextPage endCursor }
      totalCount
    }
  }`,
  [ActivityCard],
);

export const FILTERS = graphql(`query Filters { specialties { code label } boards { code label } }`);

export const SPECIALTIES = graphql(`query Specialties { specialties { code label } }`);

/** Everything that the page of an activity shows and plays. */
export const ActivityBody = graphql(
  `fragment ActivityBody on Activity {
    id version status code title description format language releasedOn expiresOn minutes timeZone location
    provider { id name }
    jointProvider { id name }
    specialty { code label }
    designated { type board { code label } specialty { code label } maximum base unit professions }
    policy {
      minimumParticipation passingScore minimumMinutes evaluationRequired partialFrom creditValidMonths creditValidUntil
      bonus { name amount type board { code label } specialty { code label } contentKey assessmentKey score }
    }
    contents {
      key kind title required minimumMinutes durationSeconds transcript form
      media { url mediaType }
      captions { url language label }
      poster { url mediaType }
      blocks { kind text }
      steps {
        key text back imageDescription
        image { url mediaType }
        choices { key text feedback goesTo }
        areas { key label x y width height feedback }
      }
    }
    sessions { key title startsAt endsAt minutes place link required }
    assessments { key title passingScore attemptsAllowed required questions { key text multiple choices { key text } } }
    evaluation { title questions { key text kind options required } }
    statements
    recognition { regulator recognized source checkedOn note }
    enrollment { ...EnrollmentDetail }
  }`,
  [EnrollmentDetail],
);

export const ACTIVITY = graphql(`query Activity($id: ID!) { activity(id: $id) { ...ActivityBody } }`, [ActivityBody]);

export type CardOf = ResultOf<typeof ActivityCard>;
export type ActivityOf = ResultOf<typeof ActivityBody>;
export type ContentOf = ActivityOf['contents'][number];
export type StepOf = ContentOf['steps'][number];
export type AssessmentOf = ActivityOf['assessments'][number];
export type EvaluationOf = NonNullable<ActivityOf['evaluation']>;
export type SessionOf = ActivityOf['sessions'][number];
export type DesignatedOf = ActivityOf['designated'][number];
