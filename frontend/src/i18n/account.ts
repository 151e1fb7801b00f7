/** Messages of registering and of forgotten passwords. */
import { catalog } from './catalog';

const english = {
  registerTitle: 'Create an account',
  stepDetails: 'Step 1 of 2: your details',
  stepCode: 'Step 2 of 2: confirm your e-mail',
  givenName: 'Given name',
  familyName: 'Family name',
  profession: 'Profession',
  professionHint: 'It decides which kinds of credit you may claim.',
  choose: 'Choose…',
  specialty: 'Specialty',
  noSpecialty: 'None',
  timeZone: 'Time zone',
  timeZoneHint: 'The date on which credit counts as earned is the date there.',
  passwordRule: 'At least 12 characters. A few words you will remember are better than one with symbols.',
  continue: 'Continue',
  codeSent: 'We sent a code to',
  codeHint: 'It may take a minute. Look in the junk folder too.',
  code: 'Code from the e-mail',
  finish: 'Create the account',
  sendAgain: 'Send another code',
  sentAgain: 'Another code is on its way.',
  changeDetails: 'Change the details',
  haveAccount: 'Have an account already?',
  invitationOnly: 'Accounts of this installation are made by invitation. Ask your provider.',
  forgottenTitle: 'Forgotten password',
  forgottenLead: 'We mail you a link that works once, for 30 minutes.',
  sendLink: 'Send the link',
  linkSent: 'If an account has this address, a link is on its way to it. It works for 30 minutes.',
  resetTitle: 'Choose a new password',
  newPassword: 'New password',
  resetDone: 'Set the password and sign in',
  noToken: 'This link is incomplete. Open it again from the e-mail, or ask for a new one.',
};

export type Account = typeof english;
export const account = catalog(english, () => import('./account.ar'));
