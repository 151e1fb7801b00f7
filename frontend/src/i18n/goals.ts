/** Messages of goals and of the yearly target. */
import { catalog } from './catalog';

const english = {
  title: 'Goals',
  lead: 'An amount of credit that you want by a day. Each follows your ledger by itself.',
  create: 'New goal',
  edit: 'Edit',
  editOf: (title: string) => `Edit the goal: ${title}`,
  archive: 'Archive',
  restore: 'Restore',
  undo: 'Undo',
  archived: (title: string) => `“${title}” is archived.`,
  restored: (title: string) => `“${title}” is back among your goals.`,
  saved: 'The goal is saved.',
  save: 'Save the goal',
  cancel: 'Cancel',
  close: 'Close',
  none: 'No goal yet. Set one, and watch it fill as you earn.',
  history: 'Past and archived goals',
  name: 'What to call it',
  target: 'How much',
  unit: 'Counted in',
  types: 'Kinds that count',
  specialties: 'Specialties that count',
  anyHint: 'Without a choice, all of them count.',
  from: 'From',
  by: 'By',
  counts: 'Counts',
  progressOf: (title: string) => `Progress of the goal: ${title}`,
  metOn: (day: string) => `Met on ${day}`,
  metNow: (title: string) => `Goal met: ${title}`,
  congratulation: 'Well done. You have met your goal:',
  past: 'Its time is over.',
};

export type GoalWords = typeof english;
export const goals = catalog(english, () => import('./goals.ar'));
