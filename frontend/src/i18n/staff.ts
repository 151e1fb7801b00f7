/** Messages of the staff's area: its menu and its first page. */
import { catalog } from './catalog';

const english = {
  title: 'Staff',
  overview: 'Overview',
  lead: 'What you look after, and what waits for you.',
  provider: 'Provider',
  noProvider: 'You do not work for a provider yet. An administrator can invite you.',
  menu: {
    activities: { name: 'Activities', lead: 'Write, publish and retire what your provider offers.' },
  },
};

export type Staff = typeof english;
export const staff = catalog(english, () => import('./staff.ar'));
