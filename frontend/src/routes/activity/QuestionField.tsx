/** One graded question with its choices: one or several, as the question says. */
import { useId } from 'preact/hooks';
import type { AssessmentOf } from '../../gql/activities';
import { learning } from '../../i18n/learning';

type Question = AssessmentOf['questions'][number];

interface Props {
  question: Question;
  number: string;
  chosen: readonly string[];
  fault: string | undefined;
  choose: (keys: string[]) => void;
}

export function QuestionField({ question, number, chosen, fault, choose }: Props) {
  const id = useId();
  const change = (key: string, on: boolean) => {
    if (!question.multiple) choose([key]);
    else choose(question.choices.map((choice) => choice.key).filter((one) => (one === key ? on : chosen.includes(one))));
  };
  return (
    <fieldset class="question-field" aria-describedby={fault ? id : undefined}>
      <legend>
        <small>{number}</small>
        <span dir="auto">{question.text}</span>
        {question.multiple && <small>{learning.value.chooseAll}</small>}
      </legend>
      {question.choices.map(({ key, text }) => (
        <label key={key} class="check">
          <input
            type={question.multiple ? 'checkbox' : 'radio'}
            name={question.key}
            value={key}
            checked={chosen.includes(key)}
            onChange={(event) => change(key, event.currentTarget.checked)}
          />
          <span dir="auto">{text}</span>
        </label>
      ))}
      <p class="fault" id={id} role="alert">
        {fault}
      </p>
    </fieldset>
  );
}
