/** What waits for staff. */
import { graphql, type ResultOf } from './graphql.ts';

export const STAFF_TASKS = graphql(`
  query StaffTasks {
    staffTasks { kind count overdue items { activityId title provider count at day session jobId jobKind } }
  }
`);

export const STAFF_TASKS_LIVE = graphql(`subscription StaffTasksLive { staffTasks { kind } }`);

export type StaffTaskOf = NonNullable<ResultOf<typeof STAFF_TASKS>['staffTasks']>[number];
export type StaffTaskItemOf = StaffTaskOf['items'][number];
