/** Messages of the pages on which staff looks after a provider's activities. */
import { catalog, plural } from './catalog';
import { number } from './format';

const english = {
  title: 'Activities',
  lead: 'Everything your provider offers, offered once, or has not finished yet.',
  filters: 'Filters',
  search: 'Title or description',
  status: 'Status',
  any: 'Any',
  statuses: { DRAFT: 'Draft', PUBLISHED: 'Published', RETIRED: 'Retired', OTHER: 'Other' } as Record<string, string>,
  waits: 'Draft waiting',
  found: (count: number) => plural(count, { one: '1 activity', other: `${number(count)} activities` }),
  nothing: 'No activity fits.',
  noProvider: 'You do not work for a provider yet.',
  version: (version: string) => `Version ${version} is offered`,
  neverOffered: 'Not offered yet',
  draft: (version: string) => `version ${version} waits as a draft`,
  saved: (day: string) => `saved ${day}`,
  open: (from: string, to: string) => `open ${from} to ${to}`,
  openFrom: (from: string) => `open from ${from}`,
  participants: (count: number) => plural(count, { zero: 'No participants', one: '1 participant', other: `${number(count)} participants` }),
  look: 'Look at it in the catalogue',
  publish: 'Publish the draft',
  retire: 'Retire',
  restore: 'Offer again',
  duplicate: 'Duplicate',
  discard: 'Discard the draft',
  ofTitle: (title: string) => `: ${title}`,
  retireTitle: 'Take this activity out of the catalogue?',
  retireText: 'Nobody new can enroll. Those enrolled may finish it, and nothing already earned changes.',
  discardTitle: 'Throw this draft away?',
  discardText: 'This cannot be undone. A version that is offered stays as it is; an activity never offered is gone.',
  duplicateTitle: 'Duplicate this activity',
  code: 'Code of the copy',
  codeHint: 'It names the activity within your provider and is never shown to learners.',
  copyTitle: 'Title of the copy',
  keep: 'Keep it',
  published: (title: string) => `“${title}” is published.`,
  retired: (title: string) => `“${title}” is retired.`,
  restored: (title: string) => `“${title}” is offered again.`,
  duplicated: (title: string) => `“${title}” is in the list, as a draft.`,
  discarded: (title: string) => `The draft of “${title}” is gone.`,
  undo: 'Undo',
};

export type Authoring = typeof english;
export const authoring = catalog(english, () => import('./authoring.ar'));
