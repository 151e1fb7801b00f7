/** Messages of the page on which learners see who has looked at their record. */
import { catalog } from './catalog';

const english = {
  title: 'Who has looked at your record',
  lead: 'Staff of providers see what you earned with them; auditors and administrators the whole. Every look stands here.',
  none: 'Nobody but you has looked.',
  looked: (who: string) => `${who} looked`,
  aSystem: 'A system',
};

export type Looks = typeof english;
export const looks = catalog(english, () => import('./looks.ar'));
