/** Messages of people, and of giving them roles and invitations. */
import { catalog, plural } from './catalog';

const english = {
  title: 'People',
  lead: 'Who works here, in which role, and whom you have invited.',
  invite: 'Invite somebody',
  inviteLead: 'A link is mailed that works once, within 7 days.',
  role: 'Role',
  roleHints: {
    LEARNER: 'Earns credit and sees what is theirs.',
    STAFF: 'Offers the provider’s activities and looks after those who take them.',
    AUDITOR: 'Sees everything, changes nothing.',
    ADMINISTRATOR: 'Runs the installation.',
  } as Record<string, string>,
  provider: 'Provider',
  send: 'Send the invitation',
  sent: (email: string) => `An invitation is on its way to ${email}.`,
  invitations: 'Invitations',
  noInvitations: 'Nobody has been invited yet.',
  states: { OPEN: 'Open', ACCEPTED: 'Accepted', WITHDRAWN: 'Withdrawn', EXPIRED: 'Expired', OTHER: 'Closed' } as Record<string, string>,
  by: (name: string) => `by ${name}`,
  until: (day: string) => `until ${day}`,
  withdraw: 'Withdraw',
  withdrawn: 'Withdrawn: the link works no more.',
  search: 'Name or e-mail',
  anyRole: 'Any role',
  find: 'Search',
  count: (count: number) => plural(count, { one: '1 person', other: `${count} people` }),
  nobody: 'Nobody here fits this search.',
  lastSeen: (day: string) => `last here ${day}`,
  neverSeen: 'never here yet',
  change: 'Change roles',
  ofPerson: (name: string) => `of ${name}`,
  rolesOf: (name: string) => `Roles of ${name}`,
  rolesLead: 'The change holds at once, on every page that the person has open.',
  worksFor: 'Works for',
  save: 'Save the roles',
  cancel: 'Cancel',
  saved: (name: string) => `The roles of ${name} are saved.`,
};

export type People = typeof english;
export const people = catalog(english, () => import('./people.ar'));
