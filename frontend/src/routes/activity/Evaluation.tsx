/** The provider's questions about the activity. Answers are recorded, never graded. */
import { useSignal } from '@preact/signals';
import type { EvaluationOf } from '../../gql/activities';
import { request } from '../../gql/client';
import { SUBMIT_EVALUATION } from '../../gql/enrollments';
import type { EnrollmentOf } from '../../gql/views';
import { number } from '../../i18n/format';
import { learning } from '../../i18n/learning';
import { useDraft } from '../../lib/draft';
import { focusField } from '../../lib/focus';
import { useSubmission } from '../../state/refusals';
import { putDetail } from '../../state/store';
import { Notice, Problem } from '../../ui/Notice';
import { StepHead } from './StepHead';

type Question = EvaluationOf['questions'][number];

interface Sheet {
  eventId: string;
  answers: Record<string, string>;
}

const RATINGS = ['1', '2', '3', '4', '5'];

/** The answers that a question offers, as the server takes them, with their words. */
function optionsOf({ kind, options }: Question): { value: string; text: string }[] {
  const words = learning.value;
  if (kind === 'RATING') return RATINGS.map((value) => ({ value, text: value === '1' ? words.ratingLow : value === '5' ? words.ratingHigh : number(value) }));
  if (kind === 'YES_NO') {
    return [
      { value: 'YES', text: words.yes },
      { value: 'NO', text: words.no },
    ];
  }
  return options.map((option) => ({ value: option, text: option }));
}

interface FieldProps {
  question: Question;
  value: string;
  fault: string | undefined;
  answer: (value: string) => void;
}

function EvaluationField({ question, value, fault, answer }: FieldProps) {
  const words = learning.value;
  const optional = !question.required && <small>{words.optional}</small>;
  if (question.kind === 'TEXT') {
    return (
      <div class="field">
        <label for={question.key}>
          <span dir="auto">{question.text}</span> {optional}
        </label>
        <textarea
          id={question.key}
          name={question.key}
          rows={4}
          dir="auto"
          aria-invalid={fault ? 'true' : undefined}
          value={value}
          onInput={(event) => answer(event.currentTarget.value)}
        />
        <p class="fault" role="alert">
          {fault}
        </p>
      </div>
    );
  }
  return (
    <fieldset class={question.kind === 'RATING' ? 'question-field rating' : 'question-field'}>
      <legend>
        <span dir="auto">{question.text}</span> {optional}
      </legend>
      {optionsOf(question).map((option) => (
        <label key={option.value} class="check">
          <input
            type="radio"
            name={question.key}
            value={option.value}
            checked={value === option.value}
            onChange={() => answer(option.value)}
          />
          <span dir="auto">{option.text}</span>
        </label>
      ))}
      <p class="fault" role="alert">
        {fault}
      </p>
    </fieldset>
  );
}

export function Evaluation({ form, view }: { form: EvaluationOf; view: EnrollmentOf }) {
  const words = learning.value;
  const sheet = useDraft<Sheet>(`${view.id}/evaluation`, () => ({ eventId: crypto.randomUUID(), answers: {} }));
  const missing = useSignal<string | undefined>(undefined);
  const { busy, problem, run } = useSubmission();

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const element = event.currentTarget as HTMLFormElement;
    const { eventId, answers } = sheet.value;
    const open = form.questions.find(({ key, required }) => required && !answers[key]?.trim());
    missing.value = open?.key;
    if (open) {
      focusField(element, open.key);
      return;
    }
    const given = form.questions.filter(({ key }) => answers[key]?.trim()).map(({ key }) => ({ questionKey: key, value: answers[key] ?? '' }));
    const payload = await run(
      async () => (await request(SUBMIT_EVALUATION, { input: { enrollmentId: view.id, eventId, answers: given } })).submitEvaluation,
    );
    if (payload?.enrollment) putDetail(payload.enrollment);
  };

  return (
    <article class="panel">
      <StepHead title={form.title || words.evaluation} eyebrow={words.evaluation}>
        <p class="aside">{words.evaluationLead}</p>
      </StepHead>
      <div role="status">{view.evaluationSubmittedAt && <Notice tone="good">{words.evaluationDone}</Notice>}</div>
      {!view.evaluationSubmittedAt && (
        <form class="stack wide-gap" noValidate onSubmit={(event) => void submit(event)}>
          {form.questions.map((question) => (
            <EvaluationField
              key={question.key}
              question={question}
              value={sheet.value.answers[question.key] ?? ''}
              fault={missing.value === question.key ? words.answerThis : undefined}
              answer={(value) => {
                sheet.value = { ...sheet.value, answers: { ...sheet.value.answers, [question.key]: value } };
              }}
            />
          ))}
          <Problem text={problem.value} />
          <button class="primary" disabled={busy.value}>
            {words.submitEvaluation}
          </button>
        </form>
      )}
    </article>
  );
}
