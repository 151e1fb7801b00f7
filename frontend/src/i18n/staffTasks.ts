/** Messages of what waits for staff. */
import { catalog, plural } from './catalog';
import { number } from './format';

const english = {
  waiting: 'What waits',
  nothingWaits: 'Nothing waits for you.',
  overdue: (count: number) => plural(count, { one: '1 for two days or longer', other: `${number(count)} for two days or longer` }),
  further: (count: number) => plural(count, { one: 'and 1 more', other: `and ${number(count)} more` }),
  since: (moment: string) => `since ${moment}`,
  until: (day: string) => `until ${day}`,
  tasks: {
    QUESTIONS: (count: number) => plural(count, { one: '1 question waits for an answer', other: `${number(count)} questions wait for an answer` }),
    FAILED_JOBS: (count: number) => plural(count, { one: '1 job has failed', other: `${number(count)} jobs have failed` }),
    SESSIONS_TODAY: (count: number) => plural(count, { one: '1 session today', other: `${number(count)} sessions today` }),
    READY_TO_CLAIM: (count: number) =>
      plural(count, { one: '1 participant has earned credit and not claimed it', other: `${number(count)} participants have earned credit and not claimed it` }),
    EXPIRING_ACTIVITIES: (count: number) =>
      plural(count, { one: '1 activity ends within 30 days', other: `${number(count)} activities end within 30 days` }),
    DRAFTS: (count: number) => plural(count, { one: '1 draft is not published', other: `${number(count)} drafts are not published` }),
    INVITATIONS: (count: number) => plural(count, { one: '1 invitation is not accepted yet', other: `${number(count)} invitations are not accepted yet` }),
    RUNNING_JOBS: (count: number) => plural(count, { one: '1 job is running', other: `${number(count)} jobs are running` }),
  } as Record<string, (count: number) => string>,
  jobs: { IMPORT_ATTENDANCE: 'Attendance from a file', AWARD_CREDITS: 'Award to many' } as Record<string, string>,
};

export type StaffTasks = typeof english;
export const staffTasks = catalog(english, () => import('./staffTasks.ar'));
