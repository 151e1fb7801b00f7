/** Amounts beside their names as bars. They compare within a unit; credits and points have no common scale. */
import { language } from '../../i18n/catalog';
import { amount } from '../../i18n/format';
import { overview } from '../../i18n/overview';
import { progress } from '../../i18n/progress';
import type { TotalOf } from '../../gql/views';
import { Amount, unitName } from '../Amount';
import { Chart } from './Chart';
import { across } from './geometry';

interface Props {
  title: string;
  rows: readonly TotalOf[];
  name: (row: TotalOf) => string;
  note?: string | undefined;
}

/** How long a bar is, in percent, against the longest of its unit. */
function lengthOf(row: TotalOf, rows: readonly TotalOf[]): number {
  const longest = Math.max(...rows.filter(({ unit }) => unit === row.unit).map((one) => Number(one.amount)), 0.01);
  return Math.max(0, (Number(row.amount) / longest) * 100);
}

/** Credits before points, the most first. */
const inOrder = (a: TotalOf, b: TotalOf): number =>
  a.unit === b.unit ? Number(b.amount) - Number(a.amount) : Number(a.unit === 'POINT') - Number(b.unit === 'POINT');

export function Bars({ title, rows: unordered, name, note }: Props) {
  const rows = unordered.toSorted(inOrder);
  const words = progress.value;
  const rtl = language.value === 'ar';
  return (
    <Chart
      title={title}
      note={note}
      head={[title, words.amount, words.entries]}
      rows={rows.map((row) => [name(row), `${amount(row.amount)} ${unitName(row.unit)}`, overview.value.entries(row.count)])}
    >
      {rows.length === 0 && <p class="empty">{words.nothingHere}</p>}
      <ul class="bars">
        {rows.map((row) => {
          const length = lengthOf(row, rows);
          return (
            <li key={`${row.key}/${row.unit}`} class={row.unit === 'POINT' ? 'point' : undefined}>
              <span class="name">
                <bdi>{name(row)}</bdi> <small>{overview.value.entries(row.count)}</small>
              </span>
              <Amount value={row.amount} unit={row.unit} />
              <svg class="rail" aria-hidden="true">
                <rect x={`${across(0, length, rtl)}%`} width={`${length}%`} height="100%" rx="4" />
              </svg>
            </li>
          );
        })}
      </ul>
    </Chart>
  );
}
