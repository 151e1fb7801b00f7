/** Days along a line, from a first one to the last of them. The list beside it says what they are; the line shows how far. */
import { language } from '../../i18n/catalog';
import { date } from '../../i18n/format';
import { across, between } from './geometry';

interface Props {
  first: string;
  points: readonly { key: string; day: string; label: string }[];
}

export function Timeline({ first, points }: Props) {
  const rtl = language.value === 'ar';
  const last = points.map(({ day }) => day).toSorted().at(-1) ?? first;
  // The ends stay inside of the picture.
  const place = (day: string) => `${across(3 + between(day, first, last) * 0.94, 0, rtl)}%`;
  return (
    <svg class="timeline" role="img" aria-label={points.map(({ label }) => label).join('; ')}>
      <line x1="3%" x2="97%" y1="40%" y2="40%" />
      {points.map(({ key, day }) => (
        <circle key={key} cx={place(day)} cy="40%" r="7" />
      ))}
      <text x={place(first)} y="92%" text-anchor={rtl ? 'end' : 'start'} direction="ltr">
        {date(first)}
      </text>
      <text x={place(last)} y="92%" text-anchor={rtl ? 'start' : 'end'} direction="ltr">
        {date(last)}
      </text>
    </svg>
  );
}
