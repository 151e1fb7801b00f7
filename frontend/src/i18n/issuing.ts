/** Messages of certificates that are issued on purpose, and of revoking them. */
import { catalog } from './catalog';

const english = {
  issue: 'Issue a document',
  issueTitle: 'Which document do you need?',
  issueLead: 'It is signed, gets a number of its own, and anybody you give it to can verify it. Asked again, the one that stands is answered unless your record has changed.',
  kinds: {
    TRANSCRIPT: 'Transcript: everything in a period, with totals by type',
    SPECIALTY: 'Specialty certificate: the credit of one specialty in a period',
  } as Record<string, string>,
  kind: 'Document',
  specialty: 'Specialty',
  chooseSpecialty: 'Choose a specialty',
  from: 'From',
  to: 'To',
  toHint: 'Both days are included.',
  language: 'Language of the document',
  languages: { en: 'English', ar: 'Arabic' } as Record<string, string>,
  submit: 'Issue it',
  cancel: 'Cancel',
  close: 'Close',
  ready: 'Your document',
  readyLead: 'You find it under Certificates from now on.',
  completion: 'Certificate of completion',
  completionLead: 'You have completed this activity. A certificate can say so without naming credit.',
  completionIssue: 'Issue a certificate of completion',
  replacedBy: 'Its successor:',
  revokedOn: (date: string, reason: string) => `Revoked on ${date}: ${reason}`,
  certificates: 'Certificates',
  noCertificates: 'No certificate has been issued.',
  revoke: 'Revoke',
  revokeTitle: 'Revoke this certificate?',
  revokeEffects: [
    'It stays on record and whoever verifies it reads that it is revoked, when and why.',
    'The credit is not touched. To take credit back, use “Take back” beside the credit.',
    'The learner cannot issue it again; you can.',
  ],
  reason: 'Reason',
  reasonHint: 'The learner and everybody who verifies the certificate read it.',
  revoked: 'The certificate is revoked.',
  rules: {
    'not-completed': 'The activity is not completed yet: what is open stands below.',
    'revoked-by-provider': 'The provider has revoked this certificate. Ask there for another one.',
    'none-in-period': 'You have no credit in this specialty in this period.',
  } as Record<string, string>,
};

export type Issuing = typeof english;
export const issuing = catalog(english, () => import('./issuing.ar'));
