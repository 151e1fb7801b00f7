/** A branching case: each decision has its consequence, and leads on. */
import { useEffect, useRef } from 'preact/hooks';
import type { StepOf } from '../../gql/activities';
import { number } from '../../i18n/format';
import { learning } from '../../i18n/learning';
import { useDraft } from '../../lib/draft';
import { Notice } from '../../ui/Notice';
import { useAnswers } from './answers';
import type { PlayerProps } from './Content';

/** The decisions so far; the last may be made but not yet left behind. */
interface Path {
  decisions: { step: string; choice: string }[];
  at: string | null;
}

function Past({ path, steps }: { path: Path; steps: ReadonlyMap<string, StepOf> }) {
  const past = path.decisions.filter(({ step }) => step !== path.at);
  if (past.length === 0) return null;
  return (
    <ol class="past">
      {past.map(({ step, choice }, index) => (
        <li key={index} dir="auto">
          <small>{steps.get(step)?.text}</small>
          <span>
            <span class="unseen">{learning.value.chosen}: </span>
            {steps.get(step)?.choices.find(({ key }) => key === choice)?.text}
          </span>
        </li>
      ))}
    </ol>
  );
}

export function Case({ item, enrollmentId, language }: PlayerProps) {
  const words = learning.value;
  const steps = new Map(item.steps.map((step) => [step.key, step]));
  const begin = (): Path => ({ decisions: [], at: item.steps[0]?.key ?? null });
  const path = useDraft<Path>(`${enrollmentId}/${item.key}/path`, begin);
  const { answer } = useAnswers(enrollmentId, item.key);
  const question = useRef<HTMLParagraphElement>(null);
  const onward = useRef<HTMLButtonElement>(null);
  const moved = useRef(false);

  const step = path.value.at === null ? undefined : steps.get(path.value.at);
  const decision = path.value.decisions.find((one) => one.step === path.value.at);
  const choice = step?.choices.find(({ key }) => key === decision?.choice);

  useEffect(() => {
    if (moved.current) question.current?.focus();
    moved.current = true;
  }, [path.value.at]);

  const choose = (key: string) => {
    if (!step) return;
    path.value = { ...path.value, decisions: [...path.value.decisions, { step: step.key, choice: key }] };
    answer(step.key, key);
    // The choices cannot be pressed any more.
    setTimeout(() => onward.current?.focus());
  };
  const goOn = () => {
    path.value = { ...path.value, at: choice?.goesTo || null };
  };

  return (
    <div class="interactive" lang={language}>
      <Past path={path.value} steps={steps} />
      {step ? (
        <>
          <p class="eyebrow" lang={undefined}>
            {words.step(number(path.value.decisions.length + (decision ? 0 : 1)), number(item.steps.length))}
          </p>
          <p class="question" ref={question} tabIndex={-1} dir="auto">
            {step.text}
          </p>
          <div class="choices">
            {step.choices.map(({ key, text }) => (
              <button key={key} type="button" aria-pressed={decision?.choice === key} disabled={Boolean(decision)} dir="auto" onClick={() => choose(key)}>
                {text}
              </button>
            ))}
          </div>
          <div role="status">{choice && <Notice tone="plain">{choice.feedback || words.chosen}</Notice>}</div>
          {(choice || step.choices.length === 0) && (
            <button
              ref={onward}
              type="button"
              class="primary"
              onClick={() => {
                if (step.choices.length === 0) answer(step.key);
                goOn();
              }}
            >
              {words.goOn}
            </button>
          )}
        </>
      ) : (
        <div class="stack">
          <p ref={question} tabIndex={-1}>
            {words.caseEnd}
          </p>
          <button type="button" onClick={() => (path.value = begin())}>
            {words.caseAgain}
          </button>
        </div>
      )}
    </div>
  );
}
