/** Writing an activity: all of its newest version, and saving it. */
import { ActivityBody } from './activities.ts';
import { graphql, type ResultOf, type VariablesOf } from './graphql.ts';
import { Refusal } from './session.ts';

export const Written = graphql(
  `fragment Written on AuthoredActivity {
    id status version draft digest
    faults { ...Refusal }
    definition {
      code provider title description learningFormat language releasedOn minutes jointProvider specialty expiresOn timeZone location
      designated { type maximum base board specialty professions mocType }
      policy {
        minimumParticipation passingScore minimumMinutes evaluationRequired partialCredit partialFrom rounding creditValidMonths creditValidUntil
        bonus { name amount type board specialty content assessment score }
      }
      contents {
        key kind title weight required minimumMinutes durationSeconds transcript body form
        media { file mediaType }
        captions { file language label }
        poster { file mediaType }
        steps {
          key text back imageDescription
          image { file mediaType }
          choices { key text feedback goesTo }
          areas { key label x y width height feedback }
        }
      }
      sessions { key title startsAt endsAt place link required }
      assessments { key title passingScore attemptsAllowed required questions { key text feedback choices { key text correct } } }
      evaluation { title questions { key text kind options required } }
      recognition { regulator recognized source checkedOn note }
    }
  }`,
  [Refusal],
);

export const WRITTEN = graphql(
  `query Written($id: ID!) { authoredActivity(id: $id) { ...Written } specialties { code label } boards { code label } providers { code label } }`,
  [Written],
);

export const NEW_ACTIVITY = graphql(`query NewActivity { specialties { code label } boards { code label } providers { code label } }`);

export const SAVE = graphql(
  `mutation SaveActivity($input: SaveActivityInput!) {
    saveActivity(input: $input) { authored { ...Written } errors { ...Refusal } }
  }`,
  [Written, Refusal],
);

export const PREVIEW = graphql(`query Preview($id: ID!) { authoredActivity(id: $id) { preview { ...ActivityBody } } }`, [ActivityBody]);

export type WrittenOf = ResultOf<typeof Written>;
export type Definition = VariablesOf<typeof SAVE>['input']['definition'];
