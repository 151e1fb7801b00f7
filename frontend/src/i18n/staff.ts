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
    help: { name: 'Questions', lead: 'Answer what learners have asked, the longest waiting first.' },
    learners: { name: 'Learners', lead: 'Find those who take part, and look at their record as they see it.' },
    people: { name: 'People', lead: 'Invite colleagues, and see who works here in which role.' },
    organizations: { name: 'Organizations', lead: 'What certificates print of the providers, and who else is known here.' },
    setup: { name: 'First steps', lead: 'What this installation needs before its first real credit.' },
    proration: { name: 'Proration bench', lead: 'Paste when somebody was there, and see what it pays and why.' },
  },
};

export type Staff = typeof english;
export const staff = catalog(english, () => import('./staff.ar'));
