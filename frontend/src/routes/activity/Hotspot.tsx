/** Pictures with areas to find. Each area is a button over the picture: it can be reached by Tab and chosen by Enter. */
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { StepOf } from '../../gql/activities';
import { number } from '../../i18n/format';
import { learning } from '../../i18n/learning';
import { Skeleton } from '../../ui/Loading';
import { Notice } from '../../ui/Notice';
import { useAnswers } from './answers';
import type { PlayerProps } from './Content';

interface PictureProps {
  step: StepOf;
  size: Size | undefined;
  index: number;
  count: number;
  done: boolean;
  choose: (areaKey: string) => void;
}

interface Size {
  width: number;
  height: number;
}

/** How large each picture is, by its address: known before any is shown, so that nothing below one moves when it comes. A picture that
 * does not come has no size, and is told by its description. */
function useSizes(urls: readonly string[]): ReadonlyMap<string, Size> | undefined {
  const sizes = useSignal<ReadonlyMap<string, Size> | undefined>(undefined);
  useEffect(() => {
    const pictures = urls.map((url) => {
      const picture = new Image();
      picture.src = url;
      return picture;
    });
    void Promise.allSettled(pictures.map((picture) => picture.decode())).then(() => {
      sizes.value = new Map(pictures.map(({ naturalWidth: width, naturalHeight: height }, at) => [urls[at]!, { width, height }]));
    });
  }, [urls.join()]);
  return sizes.value;
}

function Picture({ step, size, index, count, done, choose }: PictureProps) {
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
        {step.image && <img src={step.image.url} alt={step.imageDescription ?? ''} width={size?.width || undefined} height={size?.height || undefined} />}
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
  const sizes = useSizes(item.steps.flatMap(({ image }) => image?.url ?? []));
  if (!sizes) {
    return (
      <div class="tall">
        <Skeleton rows={10} />
      </div>
    );
  }
  return (
    <div class="interactive" lang={language}>
      {item.steps.map((step, index) => (
        <Picture
          key={step.key}
          step={step}
          size={sizes.get(step.image?.url ?? '')}
          index={index}
          count={item.steps.length}
          done={answered.has(step.key)}
          choose={(areaKey) => answer(step.key, areaKey)}
        />
      ))}
    </div>
  );
}
