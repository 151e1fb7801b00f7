/** Messages of an invitation as whoever got it sees it, and the names of the roles that it gives. */
import { catalog } from './catalog';

const english = {
  roles: { LEARNER: 'Learner', STAFF: 'Staff', AUDITOR: 'Auditor', ADMINISTRATOR: 'Administrator', OTHER: 'Partner' } as Record<string, string>,
  staffOf: (provider: string) => `Staff of ${provider}`,
  acceptTitle: 'Your invitation',
  offered: (inviter: string, service: string) => `${inviter} invites you to ${service}.`,
  offeredBy: 'The operator',
  asRole: 'Your role',
  forAddress: 'For',
  validUntil: 'Valid until',
  signedInAs: 'Signed in as',
  accept: 'Accept the invitation',
  open: 'Open the account',
  signInFirst: 'This address has an account: sign in, and then accept.',
  wrongAccount: (email: string) => `You are signed in with another account. Sign out, then open the link again as ${email}.`,
  void: 'This invitation is unknown, used, withdrawn or too old. Ask whoever invited you for another.',
};

export type Invitation = typeof english;
export const invitation = catalog(english, () => import('./invitation.ar'));
