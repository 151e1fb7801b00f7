/** The account of whoever is signed in, as another tab, another browser or an administrator has changed it. */
import { signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { ViewerOf } from '../gql/session';
import { welcome } from './session';

/** How often something of it has changed since the stream first spoke. */
const changes = signal(0);
let known: string | undefined;

/** Take over who the stream says is here. It says so at its beginning, and whenever the profile or anything else of the account changes. */
export function takeViewer(viewer: ViewerOf): void {
  const said = JSON.stringify(viewer);
  if (known !== undefined) changes.value += 1;
  if (said !== known) welcome(viewer);
  known = said;
}

/** Forget it: somebody else may sign in next. */
export function forgetViewer(): void {
  known = undefined;
}

/** Call `reload` after each change: for pages that show more of the account than the stream carries. */
export function useAccountChanges(reload: () => void): void {
  const latest = useRef(reload);
  latest.current = reload;
  useEffect(() => {
    const from = changes.peek();
    return changes.subscribe((count) => {
      if (count > from) latest.current();
    });
  }, []);
}
