/** Asking again when the stream says that the learner's credit changed: for pages that show more than the stream carries. */
import { useEffect, useRef } from 'preact/hooks';
import { summary } from './store';

/** Call `reload` after each change of the summary, and when the stream is back after a break; not for the first one. */
export function useChanges(reload: () => void): void {
  const latest = useRef(reload);
  latest.current = reload;
  useEffect(() => {
    let known = summary.peek();
    return summary.subscribe((value) => {
      if (known && value && value !== known) latest.current();
      known = value;
    });
  }, []);
}
