/** The learner's goals. One that is met is celebrated once, on whatever device sees it first. */
import { computed, signal } from '@preact/signals';
import type { GoalOf } from '../gql/goals';

const known = signal<ReadonlyMap<string, GoalOf>>();

/** All goals that are known, archived ones too, by the day that they are due; undefined as long as nothing is known. */
export const goals = computed(() => known.value && [...known.value.values()].toSorted((a, b) => a.by.localeCompare(b.by)));

/** Goals that were met and about which nobody has said so yet. */
export const unsung = computed(() => goals.value?.filter(({ metOn, celebrated, archivedAt }) => metOn !== null && !celebrated && archivedAt === null) ?? []);

/** Take over goals from an answer or from the stream; what is not among them stays as it was. */
export function takeGoals(some: readonly GoalOf[]): void {
  known.value = new Map([...(known.peek() ?? []), ...some.map((goal) => [goal.id, goal] as const)]);
}

/** Forget them: somebody else may sign in next. */
export function forgetGoals(): void {
  known.value = undefined;
}
