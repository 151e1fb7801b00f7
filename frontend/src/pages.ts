/** The pages by address. Each but the sign-in is fetched when it is first opened. */
import type { ComponentType } from 'preact';
import { Routes } from './lib/router';

export interface PageProps {
  parameters: Record<string, string>;
}

/** Who may open a page: anybody; whoever is signed in; anybody if the installation's catalogue is public. */
type Access = 'anybody' | 'learner' | 'catalogue';

export interface PageEntry {
  name: string;
  access: Access;
  load: () => Promise<{ default: ComponentType<PageProps> }>;
}

const entry = (name: string, access: Access, load: PageEntry['load']): PageEntry => ({ name, access, load });

const activity = entry('activity', 'catalogue', () => import('./routes/Activity'));

/** For an address that is none of these. */
const missing = entry('missing', 'anybody', () => import('./routes/NotFound'));

const table = new Routes<PageEntry>({
  '/': entry('dashboard', 'learner', () => import('./routes/Dashboard')),
  '/sign-in': entry('sign-in', 'learner', () => import('./routes/Dashboard')),
  '/catalogue': entry('catalogue', 'catalogue', () => import('./routes/Catalogue')),
  '/activities/:id': activity,
  '/activities/:id/:step': activity,
  '/activities/:id/:step/:key': activity,
  '/certificates': entry('certificates', 'learner', () => import('./routes/Certificates')),
  '/profile': entry('profile', 'learner', () => import('./routes/Profile')),
  '/staff': entry('staff', 'learner', () => import('./routes/staff/Landing')),
  '/register': entry('register', 'anybody', () => import('./routes/Register')),
  '/forgotten-password': entry('forgotten-password', 'anybody', () => import('./routes/ForgottenPassword')),
  '/reset-password': entry('reset-password', 'anybody', () => import('./routes/ResetPassword')),
});

/** The page of an address with its parameters. */
export const pageAt = (pathname: string) => table.match(pathname) ?? { page: missing, parameters: {} };

/** Whether an address is the dashboard's own, or the server's (a download, a verification). */
export const isPage = (pathname: string): boolean => table.match(pathname) !== undefined;
