/** What was earned when: a column for each month, or for each year of a long time. Credits and points stand side by side. */
import { language } from '../../i18n/catalog';
import { amount, number } from '../../i18n/format';
import { progress } from '../../i18n/progress';
import { terms } from '../../i18n/terms';
import type { TotalOf } from '../../gql/views';
import { Chart } from './Chart';
import { across, columns, marks } from './geometry';
import { filled, monthName, type Span } from './months';

/** Percent of the width that the scale takes. */
const INSET = 9;
const UNITS = ['CREDIT', 'POINT'] as const;

interface Props {
  rows: readonly TotalOf[];
  /** The months that are shown even where nothing was earned. */
  span: Span;
}

export function MonthBars({ rows, span }: Props) {
  const words = progress.value;
  const rtl = language.value === 'ar';
  const shown = filled(rows, span);
  const units = UNITS.filter((unit) => unit === 'CREDIT' || rows.some((row) => row.unit === unit));
  const values = shown.map((column) => units.map((unit) => Number(column[unit])));
  const scale = marks(Math.max(2, ...values.flat()));
  const top = scale.at(-1) ?? 1;
  const bars = columns(values, top, INSET);
  const unitNames = { CREDIT: terms.value.credit, POINT: terms.value.point };
  const inWords = shown
    .filter((column) => units.some((unit) => Number(column[unit])))
    .map((column) => `${monthName(column.key, 'long')}: ${units.map((unit) => `${amount(column[unit])} ${unitNames[unit]}`).join(', ')}`);
  return (
    <Chart
      title={words.byMonth}
      head={[words.when, ...units.map((unit) => unitNames[unit])]}
      rows={shown.map((column) => [monthName(column.key, 'long'), ...units.map((unit) => amount(column[unit]))])}
    >
      <svg class="columns" role="img" aria-label={`${words.byMonth}. ${inWords.join('; ') || words.nothingHere}`}>
        {scale.map((mark) => (
          <g key={mark}>
            <line x1="0" x2="100%" y1={`${84 - (mark / top) * 74}%`} y2={`${84 - (mark / top) * 74}%`} />
            {mark > 0 && (
              <text x={`${across(0, 0, rtl)}%`} y={`${84 - (mark / top) * 74}%`} dy="-4">
                {number(mark)}
              </text>
            )}
          </g>
        ))}
        {bars.map((series, index) => {
          const column = shown[index];
          const middle = ((series[0]?.start ?? 0) + (series.at(-1)?.start ?? 0) + (series.at(-1)?.width ?? 0)) / 2;
          return (
            <g key={column?.key}>
              {series.map(({ start, width, height }, place) => (
                <rect
                  key={units[place]}
                  class={units[place]?.toLowerCase()}
                  x={`${across(start, width, rtl)}%`}
                  width={`${width}%`}
                  y={`${84 - height * 0.74}%`}
                  height={`${height * 0.74}%`}
                  rx="2"
                />
              ))}
              <text class={index % 2 ? 'between' : undefined} x={`${across(middle, 0, rtl)}%`} y="96%" text-anchor="middle">
                {column && monthName(column.key, 'short')}
              </text>
            </g>
          );
        })}
      </svg>
      {units.length > 1 && (
        <ul class="legend">
          {units.map((unit) => (
            <li key={unit} class={unit.toLowerCase()}>
              {unitNames[unit]}
            </li>
          ))}
        </ul>
      )}
    </Chart>
  );
}
