/** Messages of the charts, of the yearly target's form, and of the page of progress. */
import { catalog } from './catalog';

const english = {
  title: 'Progress',
  lead: 'What you earned in any period, and until when it can be used.',
  period: 'Period',
  periods: { year: 'This year', twelve: 'Last 12 months', all: 'All', own: 'Own dates' },
  targetYear: 'The year of your target',
  targetYearBefore: 'The year before it',
  toLastDay: (license: string) => `12 months to the last day of ${license}`,
  from: 'From',
  to: 'To',
  totalIn: 'In this period',
  byType: 'By type',
  bySpecialty: 'By specialty',
  byMonth: 'By month',
  groupsNote: 'Groups show every kind in full, so they may add up to more than the total.',
  amount: 'Amount',
  entries: 'Entries',
  when: 'When',
  showTable: 'Show as table',
  hideTable: 'Hide the table',
  nothingHere: 'Nothing was earned in this period.',
  expiry: 'Usable until',
  expiryLead: 'The record stays for ever; only its use ends.',
  noExpiry: 'Nothing you have loses its use.',
  credit: 'Credit',
  inDays: (days: string) => `in ${days} days`,
  targetAmount: 'Credits a year',
  targetHint: 'What your license or your employer asks for.',
  yearBegins: 'The year begins in',
  dayOfMonth: 'on day',
  saveTarget: 'Save the target',
  removeTarget: 'Remove the target',
  targetSet: 'The target is saved.',
  targetRemoved: 'The target is removed.',
  cancel: 'Cancel',
};

export type ProgressWords = typeof english;
export const progress = catalog(english, () => import('./progress.ar'));
