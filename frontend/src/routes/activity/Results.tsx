/** Question by question: what was answered, whether it was right, and why. */
import type { AssessmentOf } from '../../gql/activities';
import type { DetailOf } from '../../gql/enrollments';
import { learning } from '../../i18n/learning';
import { alert, check, Icon } from '../../ui/Icon';

type Answers = DetailOf['results'][number]['answers'];

export function Results({ assessment, answers }: { assessment: AssessmentOf; answers: Answers }) {
  const words = learning.value;
  if (answers.length === 0) return null;
  return (
    <ol class="results">
      {answers.map(({ questionKey, chosen, correct, feedback }) => {
        const question = assessment.questions.find(({ key }) => key === questionKey);
        const given = question?.choices.filter(({ key }) => chosen.includes(key)) ?? [];
        return (
          <li key={questionKey}>
            <p class="question" dir="auto">
              {question?.text}
            </p>
            <p class={correct ? 'verdict right' : 'verdict wrong'}>
              <Icon path={correct ? check : alert} />
              <span>
                <strong>{correct ? words.right : words.wrong}.</strong> {words.yourAnswer}: <bdi>{given.map(({ text }) => text).join(', ')}</bdi>
              </span>
            </p>
            {feedback && (
              <p class="aside" dir="auto">
                {feedback}
              </p>
            )}
          </li>
        );
      })}
    </ol>
  );
}
