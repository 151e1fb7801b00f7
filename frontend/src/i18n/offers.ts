/** Messages of the catalogue. */
import { catalog, plural } from './catalog';
import { number } from './format';

const english = {
  lead: 'Choose what you want to learn. Each card says what it can award and how long it takes.',
  search: 'Search',
  filters: 'Filters',
  specialty: 'Specialty',
  format: 'Format',
  type: 'Credit type',
  board: 'Board',
  language: 'Language',
  duration: 'Duration',
  any: 'Any',
  durations: { '-30': 'Up to 30 minutes', '30-60': '30 to 60 minutes', '60-180': '1 to 3 hours', '180-': 'More than 3 hours' } as Record<string, string>,
  clear: 'Clear the filters',
  results: 'Activities',
  found: (count: number) =>
    plural(count, { one: '1 activity', other: `${number(count)} activities` }),
  nothing: 'Nothing fits these filters.',
  upTo: (amount: string, unit: string) => `up to ${amount} ${unit}`,
  openUntil: (date: string) => `Open until ${date}`,
};

export type Offers = typeof english;
export const offers = catalog(english, () => import('./offers.ar'));
