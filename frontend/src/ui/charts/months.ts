/** Months and years as the columns of a chart: gaps filled, long times put together, exact sums. */
import type { TotalOf } from '../../gql/views';
import { format } from '../../i18n/format';

/** First and last month, "2026-01". */
export interface Span {
  first: string;
  last: string;
}

/** A month ("2026-01") or a year ("2026") with what was earned in it, as exact decimals. */
export interface Column {
  key: string;
  CREDIT: string;
  POINT: string;
}

/** More months than this are shown as years. */
export const MOST_MONTHS = 24;

const index = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;
const month = (at: number): string => `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`;

const hundredths = (exact: string): number => Math.round(Number(exact) * 100);
const exact = (sum: number): string => (sum / 100).toFixed(2);

/** The `count` months that end with this day's. */
export function lastMonths(today: Date, count: number): Span {
  const last = today.toISOString().slice(0, 7);
  return { first: month(index(last) - count + 1), last };
}

/** The span of these months, widened to `least`, so that a short history does not fill the chart with one bar. */
export function spanOf(rows: readonly TotalOf[], least: Span): Span {
  const keys = [...rows.map(({ key }) => key), least.first, least.last].toSorted();
  return { first: keys[0] ?? least.first, last: keys.at(-1) ?? least.last };
}

/** Every column of the span in order, the empty ones too. */
export function filled(rows: readonly TotalOf[], { first, last }: Span): Column[] {
  const byYear = index(last) - index(first) >= MOST_MONTHS;
  const keys = byYear
    ? Array.from({ length: Number(last.slice(0, 4)) - Number(first.slice(0, 4)) + 1 }, (_, at) => String(Number(first.slice(0, 4)) + at))
    : Array.from({ length: index(last) - index(first) + 1 }, (_, at) => month(index(first) + at));
  const sums = new Map(keys.map((key) => [key, { CREDIT: 0, POINT: 0 }]));
  for (const row of rows) {
    const sum = sums.get(byYear ? row.key.slice(0, 4) : row.key);
    if (sum) sum[row.unit] += hundredths(row.amount);
  }
  return [...sums].map(([key, sum]) => ({ key, CREDIT: exact(sum.CREDIT), POINT: exact(sum.POINT) }));
}

/** A column's name: "Jan", "January 2026" or "January" alone; or the year. */
export function monthName(key: string, length: 'short' | 'long' | 'only'): string {
  const part: Intl.DateTimeFormatOptions =
    key.length === 4 ? { year: 'numeric' } : length === 'short' ? { month: 'short' } : length === 'only' ? { month: 'long' } : { month: 'long', year: 'numeric' };
  return format(new Date(`${key.length === 4 ? `${key}-01` : key}-01T00:00:00Z`), { ...part, timeZone: 'UTC' });
}
