/** Messages of the frame around every page, of signing in, and of what can go wrong anywhere. */
import { catalog, plural } from './catalog';

const english = {
  product: 'MedMatrix Credits',
  skip: 'Skip to the content',
  navigation: 'Main',
  catalogue: 'Catalogue',
  certificates: 'Certificates',
  profile: 'Profile',
  otherLanguage: 'العربية',
  loading: 'Loading',
  demonstration: 'Demonstration: the provider is fictitious, and nothing earned here is real credit.',
  help: 'Questions? Write to',
  helpHere: 'Help with this page',
  version: (version: string) => `Version ${version}`,
  failed: 'This could not be loaded',
  offline: 'The server cannot be reached. Check your connection.',
  retry: 'Try again',
  signIn: 'Sign in',
  signInLead: 'Earn credit, watch it grow, prove it to anyone.',
  email: 'E-mail',
  password: 'Password',
  showPassword: 'Show password',
  newHere: 'New here?',
  createAccount: 'Create an account',
  forgotten: 'Forgotten your password?',
  wrongPassword: 'E-mail or password is not right.',
  ended: 'Your session has ended. Sign in again.',
  required: 'Please fill this in.',
  correctThis: 'Please correct what is marked.',
  wait: (seconds: number) =>
    `Too many tries. Wait ${plural(seconds, { one: '1 second', other: `${seconds} seconds` })}, then try again.`,
  // What the server refuses it says in English itself; here stand only the failures that it knows nothing of.
  refusals: {
    OFFLINE: 'The server cannot be reached. Nothing is lost: try again.',
    PERSISTED_DOCUMENT_NOT_FOUND: 'This page is of an earlier version. Load it anew.',
    INTERNAL: 'Something went wrong on the server. Try again, or tell support.',
  } as Record<string, string>,
};

export type Shell = typeof english;
export const shell = catalog(english, () => import('./shell.ar'));
