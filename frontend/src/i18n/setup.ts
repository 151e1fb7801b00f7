/** Messages of the first steps of an installation. */
import { catalog } from './catalog';

const english = {
  title: 'First steps',
  lead: 'What this installation needs before its first real credit. Each step shows how things stand now.',
  done: 'Done',
  open: 'Open',
  validUntil: (day: string) => `valid until ${day}`,
  steps: {
    PROVIDER: { name: 'Provider', lead: 'Add the organization whose credit this service awards.' },
    ACCREDITATION: { name: 'Accreditation', lead: 'Say that the provider is accredited, or write the statement that its certificates print.' },
    SEAL: { name: 'Seal', lead: 'Give the provider its own seal. Until then certificates carry one that is drawn with its name.' },
    SIGNING: { name: 'Signing key', lead: 'Set a signing key of your own whose certificate is valid for more than 60 days, and restart. Without one, a demonstration authority signs.' },
    MAIL: { name: 'Mail', lead: 'Set SMTP_URL and MAIL_FROM, and restart. Until then codes and links are shown by “medmatrix mail”.' },
    ACTIVITY: { name: 'First activity', lead: 'Write an activity of the provider and publish it.' },
  },
  go: { PROVIDER: 'Add a provider', ACCREDITATION: 'Edit the provider', SEAL: 'Choose a picture', ACTIVITY: 'Go to the activities' } as Record<string, string>,
  sendTest: 'Send myself a test mail',
  taken: (address: string) => `The mail server has taken a mail to ${address}.`,
  refused: 'The mail was not sent:',
};

export type Setup = typeof english;
export const setup = catalog(english, () => import('./setup.ar'));
