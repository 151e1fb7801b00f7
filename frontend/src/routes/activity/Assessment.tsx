/** A graded test: questions, then the result of each with its feedback, and another attempt where one is left. */
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { ActivityOf, AssessmentOf } from '../../gql/activities';
import { request } from '../../gql/client';
import { SUBMIT_ASSESSMENT } from '../../gql/enrollments';
import type { EnrollmentOf } from '../../gql/views';
import { number, percent } from '../../i18n/format';
import { learning } from '../../i18n/learning';
import { useDraft } from '../../lib/draft';
import { focusField } from '../../lib/focus';
import { useSubmission } from '../../state/refusals';
import { details, putDetail } from '../../state/store';
import { Notice, Problem } from '../../ui/Notice';
import { QuestionField } from './QuestionField';
import { Results } from './Results';
import { StepHead } from './StepHead';

interface Props {
  activity: ActivityOf;
  assessment: AssessmentOf;
  view: EnrollmentOf;
}

/** The event id belongs to the answers: sent again after a crash, they count once. */
interface Sheet {
  eventId: string;
  answers: Record<string, string[]>;
}

const blank = (): Sheet => ({ eventId: crypto.randomUUID(), answers: {} });

function Form({ assessment, view, done }: Omit<Props, 'activity'> & { done: () => void }) {
  const words = learning.value;
  const sheet = useDraft<Sheet>(`${view.id}/${assessment.key}/answers`, blank);
  const missing = useSignal<string | undefined>(undefined);
  const { busy, problem, run } = useSubmission();

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const { eventId, answers } = sheet.value;
    const open = assessment.questions.find(({ key }) => !answers[key]?.length);
    missing.value = open?.key;
    if (open) {
      focusField(form, open.key);
      return;
    }
    const input = {
      enrollmentId: view.id,
      assessmentKey: assessment.key,
      eventId,
      answers: assessment.questions.map(({ key }) => ({ questionKey: key, choiceKeys: answers[key] ?? [] })),
    };
    const payload = await run(async () => (await request(SUBMIT_ASSESSMENT, { input })).submitAssessment);
    if (!payload?.enrollment) return;
    sheet.value = blank();
    putDetail(payload.enrollment);
    done();
  };

  return (
    <form class="stack wide-gap" noValidate onSubmit={(event) => void submit(event)}>
      {assessment.questions.map((question, index) => (
        <QuestionField
          key={question.key}
          question={question}
          number={words.question(number(index + 1), number(assessment.questions.length))}
          chosen={sheet.value.answers[question.key] ?? []}
          fault={missing.value === question.key ? words.answerAll : undefined}
          choose={(keys) => {
            sheet.value = { ...sheet.value, answers: { ...sheet.value.answers, [question.key]: keys } };
            if (missing.value === question.key) missing.value = undefined;
          }}
        />
      ))}
      <Problem text={problem.value} />
      <div class="row start">
        <button class="primary" disabled={busy.value}>
          {words.submitAnswers}
        </button>
        <span class="aside">{words.draftKept}</span>
      </div>
    </form>
  );
}

function attemptsLeft(assessment: AssessmentOf, taken: number): string {
  const words = learning.value;
  return assessment.attemptsAllowed === null ? words.attemptsFree : words.attemptsLeft(Math.max(0, assessment.attemptsAllowed - taken));
}

export function Assessment({ activity, assessment, view }: Props) {
  const words = learning.value;
  const attempts = view.attempts.filter(({ assessmentKey }) => assessmentKey === assessment.key).toSorted((a, b) => a.number - b.number);
  const last = attempts.at(-1);
  const retrying = useSignal(false);
  const outcome = useRef<HTMLDivElement>(null);
  const submitted = useSignal(0);
  const left = assessment.attemptsAllowed === null || attempts.length < assessment.attemptsAllowed;
  const passed = attempts.some((attempt) => attempt.passed);

  useEffect(() => {
    if (submitted.value > 0) outcome.current?.focus();
  }, [submitted.value]);

  const results = details.value
    .get(view.id)
    ?.results.find(({ assessmentKey, number: attempt }) => assessmentKey === assessment.key && attempt === last?.number);

  return (
    <article class="panel assessment" lang={activity.language === 'ar' ? 'ar' : undefined}>
      <StepHead title={assessment.title} eyebrow={words.assessment}>
        <p class="aside">
          {words.passingScore(percent(assessment.passingScore))} {attemptsLeft(assessment, attempts.length)}
        </p>
      </StepHead>
      {last && !retrying.value ? (
        <>
          <div ref={outcome} tabIndex={-1} role="status">
            <Notice tone={last.passed ? 'good' : 'bad'}>
              <strong>{last.passed ? words.passed : words.failed}.</strong> {words.score(percent(last.score))}
            </Notice>
          </div>
          <Results assessment={assessment} answers={results?.answers ?? []} />
          {!passed && left && (
            <button type="button" class="primary" onClick={() => (retrying.value = true)}>
              {words.retry}
            </button>
          )}
          {!passed && !left && <Notice tone="wait">{words.noMore}</Notice>}
        </>
      ) : (
        <Form
          assessment={assessment}
          view={view}
          done={() => {
            retrying.value = false;
            submitted.value += 1;
          }}
        />
      )}
    </article>
  );
}
