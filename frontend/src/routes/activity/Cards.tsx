/** Flash cards: a question, its answer on the back. A card counts once its back was looked at. */
import { useSignal } from '@preact/signals';
import { number } from '../../i18n/format';
import { learning } from '../../i18n/learning';
import { useDraft } from '../../lib/draft';
import { useAnswers } from './answers';
import type { PlayerProps } from './Content';

export function Cards({ item, enrollmentId, language }: PlayerProps) {
  const words = learning.value;
  const { answered, answer } = useAnswers(enrollmentId, item.key);
  const place = useDraft<number>(`${enrollmentId}/${item.key}/card`, () => 0);
  const turned = useSignal(false);
  const index = Math.min(place.value, item.steps.length - 1);
  const card = item.steps[index];
  if (!card) return null;

  const turn = () => {
    turned.value = !turned.value;
    if (turned.value && !answered.has(card.key)) answer(card.key);
  };
  const go = (to: number) => {
    place.value = to;
    turned.value = false;
  };

  return (
    <div class="interactive">
      <p class="eyebrow">
        {words.card(number(index + 1), number(item.steps.length))}
        {answered.has(card.key) && ` · ${words.done}`}
      </p>
      <div class={turned.value ? 'flash turned' : 'flash'} lang={language} role="status">
        <p dir="auto">{card.text}</p>
        {turned.value && (
          <p class="back" dir="auto">
            {card.back}
          </p>
        )}
      </div>
      <div class="row start">
        <button type="button" class="primary" aria-pressed={turned.value} onClick={turn}>
          {turned.value ? words.turnBack : words.turn}
        </button>
        <button type="button" disabled={index === 0} onClick={() => go(index - 1)}>
          {words.previousCard}
        </button>
        <button type="button" disabled={index === item.steps.length - 1} onClick={() => go(index + 1)}>
          {words.nextCard}
        </button>
      </div>
    </div>
  );
}
