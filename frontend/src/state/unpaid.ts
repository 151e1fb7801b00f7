/** Enrollments that have not paid in full, in the order in which they want attention. */
import type { EnrollmentOf } from '../gql/views';
import { enrollments } from './store';

/** States in which something can still be done, what can be claimed first. */
export const UNDER_WAY = ['READY_TO_CLAIM', 'PARTLY_CLAIMED', 'IN_PROGRESS', 'FAILED'];

/** All states in which not everything is paid: those, and what closed before. */
export const UNPAID = [...UNDER_WAY, 'EXPIRED'];

/** The known enrollments in one of `states`, by their order; within one, what moved last comes first. */
export function enrollmentsIn(states: readonly string[]): EnrollmentOf[] {
  const place = (view: EnrollmentOf) => states.indexOf(view.status);
  return [...enrollments.value.values()]
    .filter((view) => place(view) >= 0)
    .toSorted((a, b) => place(a) - place(b) || Date.parse(b.updatedAt) - Date.parse(a.updatedAt));
}
