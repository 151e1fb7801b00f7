/** The whole profile as the server knows it, shared by the sections that show parts of it. */
import { effect, signal } from '@preact/signals';
import { OWN_PROFILE, type CodesOf, type OwnProfileOf } from '../../gql/profile';
import { useAccountChanges } from '../../state/account';
import { useQuery, type Query } from '../../state/query';
import { learner } from '../../state/session';

export const own = signal<OwnProfileOf>();
/** Boards and regulators by name, in the reader's language. */
export const boards = signal<CodesOf>([]);
export const regulators = signal<CodesOf>([]);

// Somebody else may sign in next.
effect(() => {
  if (!learner.value) own.value = undefined;
});

/** Take over a profile that the server answered, here and in the head of the page. */
export function put(profile: OwnProfileOf): void {
  own.value = profile;
  learner.value = profile;
}

/** Ask for the profile; `own` is what was answered last. */
export function useOwn(): Query<unknown> {
  const query = useQuery(OWN_PROFILE, {}, (answer) => {
    if (answer.viewer.learner) put(answer.viewer.learner);
    boards.value = answer.boards;
    regulators.value = answer.regulators ?? [];
  });
  useAccountChanges(query.reload);
  return query;
}

/** The trimmed texts of a form, by the names of its fields. */
export function textsIn(form: HTMLFormElement): Record<string, string> {
  return Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, String(value).trim()]));
}
