/** Messages of the menu: the places of the dashboard by their names. */
import { catalog } from './catalog';

const english = {
  menu: 'Menu',
  overview: 'Overview',
  credits: 'Credits',
  goals: 'Goals',
  help: 'Help',
  staff: 'Staff',
  signOut: 'Sign out',
};

export type Menu = typeof english;
export const menu = catalog(english, () => import('./menu.ar'));
