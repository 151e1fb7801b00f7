/** Messages of what expires soon, on the dashboard. */
import { catalog, plural } from './catalog';
import { number } from './format';

const english = {
  soon: (count: number, day: string) =>
    plural(count, { one: `1 entry can be used until ${day} only`, other: `${number(count)} entries lose their use within 90 days, the first after ${day}` }),
  nothing: 'Nothing you have loses its use within 90 days.',
};

export type ExpiringWords = typeof english;
export const expiring = catalog(english, () => import('./expiring.ar'));
