/** Messages of "Where is my credit?". */
import { catalog, plural } from './catalog';
import { number } from './format';

const english = {
  lead: 'Every activity that has not paid in full: what is still missing, since when, and whose turn it is.',
  waiting: (count: number) => plural(count, { one: '1 activity has not paid in full.', other: `${number(count)} activities have not paid in full.` }),
  nothing: 'Nothing is missing: every activity you take part in has paid in full.',
  due: 'A claim made now pays',
  missing: 'What is missing',
  met: (count: number) => plural(count, { one: '1 condition is met', other: `${number(count)} conditions are met` }),
  since: (day: string) => `since ${day}`,
  closed: 'This activity has closed. What was earned stands; nothing more can be earned with it.',
};

export type Where = typeof english;
export const where = catalog(english, () => import('./where.ar'));
