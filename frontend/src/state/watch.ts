/** Watching something beside the tab's own stream: for a page that is about others, open while the page is, and visible. */
import { useEffect, useRef } from 'preact/hooks';
import type { TadaDocumentNode } from '../gql/graphql';
import { subscribe } from '../gql/subscribe';

const RETRIES = 100;

/** Call `changed` after every change, and when the stream is back after a break; not for the first message. */
export function useWatch<R, V>(operation: TadaDocumentNode<R, V, unknown>, variables: V, changed: () => void): void {
  const latest = useRef(changed);
  latest.current = changed;
  useEffect(() => {
    let close: (() => void) | undefined;
    let fresh = true;
    const open = () => {
      close?.();
      // Should it end, the page stays as it is, and says so by the tab's own stream.
      const next = () => {
        if (!fresh) latest.current();
        fresh = false;
      };
      close = subscribe(operation, variables, { next }, RETRIES);
    };
    const look = () => {
      if (document.visibilityState === 'visible') open();
      else close?.();
    };
    look();
    document.addEventListener('visibilitychange', look);
    return () => {
      document.removeEventListener('visibilitychange', look);
      close?.();
    };
  }, [JSON.stringify(variables)]);
}
