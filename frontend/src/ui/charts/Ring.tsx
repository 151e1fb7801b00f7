/** A share of a whole as a ring that fills from the top, with words in its middle. */
import type { ComponentChildren } from 'preact';
import { language } from '../../i18n/catalog';
import { arc, mirrored } from './geometry';

const SIZE = 120;
const WIDTH = 12;
const RADIUS = (SIZE - WIDTH) / 2;

interface Props {
  /** 0 to 100; what is more shows as full. */
  percent: number;
  tone: string;
  /** Title and values in words. */
  label: string;
  children: ComponentChildren;
}

export function Ring({ percent, tone, label, children }: Props) {
  const { part, whole } = arc(percent, RADIUS);
  const circle = { cx: SIZE / 2, cy: SIZE / 2, r: RADIUS, 'stroke-width': WIDTH };
  return (
    <div class={`ring ${tone}`}>
      <svg viewBox={`0 0 ${SIZE} ${SIZE}`} role="img" aria-label={label}>
        <g transform={mirrored(SIZE, language.value === 'ar')}>
          <circle class="rest" {...circle} />
          {part > 0 && (
            <circle class="part" {...circle} stroke-dasharray={`${part} ${whole}`} transform={`rotate(-90 ${SIZE / 2} ${SIZE / 2})`} />
          )}
        </g>
      </svg>
      <div class="middle" aria-hidden="true">
        {children}
      </div>
    </div>
  );
}
