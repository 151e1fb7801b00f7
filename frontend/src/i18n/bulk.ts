/** Messages of what staff do for many at once: attendance from a file, and awards. */
import { catalog, plural } from './catalog';
import { number } from './format';

const english = {
  working: 'Under way',
  doneOf: (done: string, total: string) => `${done} of ${total}`,
  stopped: 'It was stopped before it was finished.',
  row: 'Row',
  column: 'Column',
  what: 'What is wrong',
  notTaken: (count: number) => plural(count, { one: '1 row was not taken', other: `${number(count)} rows were not taken` }),
  downloadErrors: 'Download the list',
  // What the server says of other codes stands in English.
  codes: {
    unknown: 'Nobody has proven this address.',
    not_enrolled: 'Does not take part in the activity.',
    outside: 'The times lie outside the session.',
    email_missing: 'There is no e-mail address.',
    backward: 'It ends before it begins.',
    too_long: 'It lasts longer than a day.',
    no_table: 'No table with columns for e-mail, join time and leave time was found.',
  } as Record<string, string>,
  // Attendance
  attendanceLead: 'Bring in the attendance that Zoom, Teams or a spreadsheet has written, as it is.',
  noSessions: 'This activity has no sessions.',
  session: 'Session',
  file: 'File',
  fileHint: 'CSV with e-mail, join time and leave time. Several rows a person are united.',
  enroll: 'Enroll those who have an account and do not take part yet',
  preview: 'Preview',
  tooLarge: 'The file is too large to be sent at once. Split it in two.',
  wouldChange: 'What it would change',
  changed: 'What it changed',
  bringIn: 'Bring it in',
  nothingToDo: 'There is nothing to bring in.',
  nobodyInFile: 'The file names nobody.',
  outcome: 'What it means',
  minutes: 'Minutes',
  fromTo: (before: string, after: string) => `${before} → ${after}`,
  outcomes: {
    ADDS: 'Adds time',
    ENROLLS: 'Enrolls and adds time',
    UNCHANGED: 'Recorded already',
    OUTSIDE: 'Outside the session',
    NOT_ENROLLED: 'Does not take part',
    UNKNOWN: 'Unknown address',
    OTHER: 'Other',
  } as Record<string, string>,
  // Awards
  awardLead: 'See who would get what now, and for the others what stands in between. Then award it.',
  previewAwards: 'Who would get what?',
  wouldAward: 'What would be awarded',
  awarded: 'What was awarded',
  due: 'Something is due',
  notDue: 'Nothing is due',
  credit: 'Credit',
  reasonHint: 'It is kept in the audit trail.',
  award: (count: number) => plural(count, { one: 'Award to 1 participant', other: `Award to ${number(count)} participants` }),
};

export type Bulk = typeof english;
export const bulk = catalog(english, () => import('./bulk.ar'));
