/** What an activity's participants answered: the evaluation without names, the assessments item by item. */
import { useSignal } from '@preact/signals';
import { request } from '../../gql/client';
import { PARTICIPANTS_LIVE, RESULTS, TEXTS, type ResultsOf } from '../../gql/participants';
import { number, percent } from '../../i18n/format';
import { participants } from '../../i18n/participants';
import type { PageProps } from '../../opening';
import { useQuery } from '../../state/query';
import { sentenceForFailure } from '../../state/refusals';
import { useWatch } from '../../state/watch';
import { Failure, Skeleton } from '../../ui/Loading';
import { Notice, Problem } from '../../ui/Notice';
import NotFound from '../NotFound';
import { ActivityPage } from './ActivityPage';
import { Tally } from './Tally';
import '../../ui/ledger.css';

type Evaluation = NonNullable<ResultsOf['evaluationResults']>;
type Question = NonNullable<Evaluation['questions']>[number];
type Assessment = NonNullable<ResultsOf['assessmentResults']>[number];

function Texts({ activityId, question }: { activityId: string; question: Question }) {
  const words = participants.value;
  const more = useSignal<readonly string[]>([]);
  const next = useSignal(question.texts.pageInfo);
  const problem = useSignal('');
  const texts = [...question.texts.edges.map(({ node }) => node.text), ...more.value];

  const fetchMore = async () => {
    try {
      const { activity } = await request(TEXTS, { id: activityId, after: next.value.endCursor });
      const page = activity?.evaluationResults?.questions?.find(({ key }) => key === question.key)?.texts;
      if (!page) return;
      more.value = [...more.value, ...page.edges.map(({ node }) => node.text)];
      next.value = page.pageInfo;
    } catch (trouble) {
      problem.value = sentenceForFailure(trouble);
    }
  };

  return (
    <>
      {texts.length === 0 && <p class="empty">{words.noTexts}</p>}
      <ul class="quotes">
        {texts.map((text, place) => (
          <li key={place} dir="auto">
            {text}
          </li>
        ))}
      </ul>
      <Problem text={problem.value} />
      {next.value.hasNextPage && (
        <p>
          <button type="button" onClick={() => void fetchMore()}>
            {words.moreTexts}
          </button>
        </p>
      )}
    </>
  );
}

function EvaluationQuestion({ activityId, question }: { activityId: string; question: Question }) {
  const words = participants.value;
  const named = (value: string) => (question.kind === 'YES_NO' ? (value === 'YES' ? words.yes : words.no) : question.kind === 'RATING' ? number(value) : value);
  return (
    <div class="stack">
      <div>
        <h3 dir="auto">{question.text}</h3>
        <p class="aside">
          {words.answeredBy(question.answered)}
          {question.mean && <> · {words.mean(number(question.mean))}</>}
        </p>
      </div>
      {question.kind === 'TEXT' ? (
        <Texts activityId={activityId} question={question} />
      ) : (
        <Tally title={question.text} of={question.answered} rows={question.counts.map(({ value, count }) => ({ name: named(value), count }))} />
      )}
    </div>
  );
}

function EvaluationPanel({ activityId, evaluation }: { activityId: string; evaluation: Evaluation | null }) {
  const words = participants.value;
  if (!evaluation) return <p class="panel empty">{words.noForm}</p>;
  return (
    <section class="panel stack" aria-labelledby="evaluation">
      <div class="row">
        <h2 id="evaluation" dir="auto">
          {evaluation.title}
        </h2>
        <span>{words.responses(evaluation.responses)}</span>
      </div>
      {!evaluation.questions && <Notice tone="plain">{words.tooFew(evaluation.fewest)}</Notice>}
      {evaluation.questions?.map((question) => (
        <EvaluationQuestion key={question.key} activityId={activityId} question={question} />
      ))}
    </section>
  );
}

function AssessmentPanel({ assessment }: { assessment: Assessment }) {
  const words = participants.value;
  return (
    <section class="panel stack" aria-labelledby={`assessment-${assessment.key}`}>
      <div>
        <h2 id={`assessment-${assessment.key}`} dir="auto">
          {assessment.title}
        </h2>
        <p class="aside">
          {words.firstAttempts(number(assessment.attempts), number(assessment.passed))}
          {assessment.meanScore && <> · {words.meanScore(percent(assessment.meanScore))}</>}
        </p>
      </div>
      {assessment.questions.map((question) => (
        <div key={question.key} class="stack">
          <div>
            <h3 dir="auto">{question.text}</h3>
            <p class="aside">{words.rightBy(number(question.right), number(assessment.attempts))}</p>
          </div>
          <Tally
            title={question.text}
            of={assessment.attempts}
            rows={question.choices.map(({ text, correct, count }) => ({ name: text, count, right: correct }))}
          />
        </div>
      ))}
    </section>
  );
}

export default function Results({ parameters: { id = '' } }: PageProps) {
  const words = participants.value;
  const { data, failure, reload } = useQuery(RESULTS, { id });
  useWatch(PARTICIPANTS_LIVE, { activityId: id }, reload);
  const activity = data.value?.activity;
  if (data.value && !activity?.participantFigures) return <NotFound />;
  return (
    <ActivityPage id={id} title={words.part.results} activity={activity?.title}>
      {failure.value && <Failure failure={failure.value} retry={reload} />}
      {!activity && !failure.value && (
        <div class="panel tall">
          <Skeleton rows={8} />
        </div>
      )}
      {activity && (
        <>
          <EvaluationPanel activityId={activity.id} evaluation={activity.evaluationResults} />
          {activity.assessmentResults?.length === 0 && <p class="panel empty">{words.noAssessments}</p>}
          {activity.assessmentResults?.map((assessment) => (
            <AssessmentPanel key={assessment.key} assessment={assessment} />
          ))}
        </>
      )}
    </ActivityPage>
  );
}
