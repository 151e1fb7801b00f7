/** The pages of the staff's area: where each lies, what it is called, and who may open it. */
import { computed } from '@preact/signals';
import type { Staff } from '../../i18n/staff';
import { roles } from '../../state/session';

type Role = (typeof roles.value)[number];

interface Row {
  path: string;
  /** Its name and its sentence in the catalog. */
  message: keyof Staff['menu'];
  roles: readonly Role[];
}

const EVERYBODY: readonly Role[] = ['STAFF', 'AUDITOR', 'ADMINISTRATOR'];

const MENU: readonly Row[] = [
  { path: '/staff/activities', message: 'activities', roles: EVERYBODY },
  { path: '/staff/help', message: 'help', roles: EVERYBODY },
  { path: '/staff/learners', message: 'learners', roles: EVERYBODY },
  { path: '/staff/people', message: 'people', roles: EVERYBODY },
  { path: '/staff/organizations', message: 'organizations', roles: ['AUDITOR', 'ADMINISTRATOR'] },
  { path: '/setup', message: 'setup', roles: ['ADMINISTRATOR'] },
  { path: '/staff/proration', message: 'proration', roles: EVERYBODY },
];

const open = (row: Row): boolean => row.roles.some((role) => roles.value.includes(role));

/** The rows that are open to whoever is signed in. */
export const menu = computed(() => MENU.filter(open));
