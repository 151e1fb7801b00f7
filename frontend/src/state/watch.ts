/** Watching something beside the tab's own stream: for a page that is about others, open while the page is, and visible. */
import { useEffect, useRef } from 'preact/hooks';
import type { TadaDocumentNode } from '../gql/graphql';
import { subscribe } from '../gql/subscribe';
import { waitBefore } from './stream';

/** Call `changed` after every change, and when the stream is back after a break; not for the first message. */
export function useWatch<R, V>(operation: TadaDocumentNode<R, V, unknown>, variables: V, changed: () => void): void {
  const latest = useRef(changed);
  latest.current = changed;
  useEffect(() => {
    let close: (() => void) | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let tries = 0;
    let fresh = true;

    const shut = () => {
      clearTimeout(timer);
      close?.();
      close = undefined;
    };
    const open = () => {
      shut();
      let current = true;
      // Should it be refused, the page stays as it is: why, the tab's own stream says, or what the page asks next.
      let refused = false;
      const next = ({ data }: { data?: R | null }) => {
        if (!current) return;
        refused = !data;
        if (refused) return;
        tries = 0;
        if (!fresh) latest.current();
        fresh = false;
      };
      const end = () => {
        if (!current || refused) return;
        timer = setTimeout(open, waitBefore(tries));
        tries += 1;
      };
      const stop = subscribe(operation, variables, { next, end });
      close = () => {
        current = false;
        stop();
      };
    };
    const look = () => {
      if (document.visibilityState === 'visible') open();
      else shut();
    };
    look();
    document.addEventListener('visibilitychange', look);
    return () => {
      document.removeEventListener('visibilitychange', look);
      shut();
    };
  }, [JSON.stringify(variables)]);
}
