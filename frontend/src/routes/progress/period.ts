/** A period as it stands in the address. */

export const PERIODS = ['year', 'twelve', 'all', 'own'] as const;
export type PeriodName = (typeof PERIODS)[number];

export interface Period {
  name: PeriodName;
  from?: string | undefined;
  to?: string | undefined;
}

const dayIn = (text: string | null): string | undefined =>
  text && /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)) ? text : undefined;

/** The first day of the twelve months that end on a day. */
export function yearTo(day: string): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1, date + 1));
  first.setUTCFullYear(first.getUTCFullYear() - 1);
  return first.toISOString().slice(0, 10);
}

/** The period that an address names; this year unless it names one. Both its days belong to it. */
export function periodFrom(parameters: URLSearchParams, today: string): Period {
  const asked = parameters.get('period');
  const name = PERIODS.find((one) => one === asked) ?? 'year';
  const year = today.slice(0, 4);
  if (name === 'year') return { name, from: `${year}-01-01`, to: `${year}-12-31` };
  if (name === 'twelve') return { name, from: yearTo(today), to: today };
  if (name === 'all') return { name };
  const [from, to] = [dayIn(parameters.get('from')), dayIn(parameters.get('to'))];
  return from && to && from > to ? { name, from: to, to: from } : { name, from, to };
}

/** A period that follows from what the learner has set or holds. */
export interface Choice {
  label: string;
  from: string;
  to: string;
}

/** The day before another. */
export function dayBefore(day: string): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1, date - 1)).toISOString().slice(0, 10);
}
