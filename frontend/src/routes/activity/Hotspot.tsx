/** Pictures with areas to find. Each area is a button over the picture: it can be reached by Tab and chosen by Enter. */
import { useSignal } from '@preact/signals';
import type { StepOf } from '../../gql/activities';
import { number } from '../../i18n/format';
import { learning } from '../../i18n/learning';
import { Notice } from '../../ui/Notice';
import { useAnswers } from './answers';
import type { PlayerProps } from './Content';

interface PictureProps {
  step: StepOf;
  index: number;
  count: number;
  done: boolean;
  choose: (areaKey: string) => void;
}

function Picture({ step, index, count, done, choose }: PictureProps) {
  const words = learning.value;
  const chosen = useSignal<string>('');
  const area = step.areas.find(({ key }) => key === chosen.value);
  return (
    <section class="hotspot" aria-label={words.step(number(index + 1), number(count))}>
      <p class="question" dir="auto">
        {step.text}
      </p>
      {/* The areas are measured from the picture's left edge, in either direction of writing. */}
      <div class="picture" dir="ltr">
        {step.image && <img src={step.image.url} alt={step.imageDescription ?? ''} />}
        <div role="group" aria-label={words.areas}>
          {step.areas.map(({ key, label, x, y, width, height }) => (
            <button
              key={key}
              type="button"
              class="area"
              aria-label={label}
              aria-pressed={chosen.value === key}
              style={{ insetInlineStart: `${x}%`, insetBlockStart: `${y}%`, inlineSize: `${width}%`, blockSize: `${height}%` }}
              onClick={() => {
                chosen.value = key;
                choose(key);
              }}
            />
          ))}
        </div>
      </div>
      <div role="status">
        {area ? (
          <Notice tone="plain">
            <strong>{area.label}.</strong> {area.feedback}
          </Notice>
        ) : (
          <p class="aside">{done ? words.done : words.pick}</p>
        )}
      </div>
    </section>
  );
}

export function Hotspot({ item, enrollmentId, language }: PlayerProps) {
  const { answered, answer } = useAnswers(enrollmentId, item.key);
  return (
    <div class="interactive" lang={language}>
      {item.steps.map((step, index) => (
        <Picture
          key={step.key}
          step={step}
          index={index}
          count={item.steps.length}
          done={answered.has(step.key)}
          choose={(areaKey) => answer(step.key, areaKey)}
        />
      ))}
    </div>
  );
}
