/** Messages of the frame that only whoever is signed in sees: the places of the menu by their names, and an interrupted connection. */
import { catalog, plural } from './catalog';

const english = {
  menu: 'Menu',
  overview: 'Overview',
  credits: 'Credits',
  goals: 'Goals',
  help: 'Help',
  staff: 'Staff',
  signOut: 'Sign out',
  offline: 'You are offline.',
  interrupted: 'The connection is interrupted.',
  behind: 'What you see may be behind; it catches up by itself.',
  kept: (count: number) =>
    plural(count, {
      one: '1 step that you took waits on this device and is sent then.',
      other: `${count} steps that you took wait on this device and are sent then.`,
    }),
  outdated: 'A newer version of this page is here. Finish what you are writing, then load it.',
  renew: 'Load it now',
  back: 'Connected again; what you see is up to date.',
};

export type Frame = typeof english;
export const frame = catalog(english, () => import('./frame.ar'));
