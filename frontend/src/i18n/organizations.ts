/** Messages of the organizations that administrators keep. */
import { catalog } from './catalog';

const english = {
  title: 'Organizations',
  lead: 'The providers, employers, boards and systems that this service knows.',
  kinds: { PROVIDER: 'Provider', EMPLOYER: 'Employer', BOARD: 'Board', LMS: 'Learning system', OTHER: 'Organization' } as Record<string, string>,
  accredited: 'Accredited by the ACCME',
  none: 'No organization yet. Begin with the provider whose credit this service awards.',
  make: 'Add an organization',
  kind: 'What it is',
  name: 'Name',
  nameHint: 'As certificates print it.',
  code: 'Code',
  codeHint: 'Names it in files and commands: lower-case letters, digits and hyphens. It stays for ever.',
  add: 'Add it',
  added: (name: string) => `${name} has been added.`,
  change: 'Change',
  ofOrganization: (name: string) => name,
  statement: 'Accreditation statement',
  statementHint: 'Printed on every certificate issued from now on. Leave it empty for the standard statement of the ACCME.',
  standard: 'Standard statement',
  seal: 'Seal',
  sealOf: (name: string) => `Seal of ${name}`,
  drawn: 'Certificates carry a seal that is drawn with the name.',
  picture: 'A picture of your own',
  sealHint: 'Its longer side has 200 pixels or more. Certificates issued before keep the seal that they were issued under.',
  sealChanged: 'The seal is changed. Certificates issued from now on carry it.',
  drawAgain: 'Draw it with the name again',
  save: 'Save',
  cancel: 'Cancel',
  saved: (name: string) => `${name} is saved. Certificates that stand already stay as they are.`,
};

export type Organizations = typeof english;
export const organizations = catalog(english, () => import('./organizations.ar'));
