/** Watching something beside the tab's own stream: for a page that is about others, open while the page is, and visible. */
import { createClient } from 'graphql-sse';
import { useEffect, useRef } from 'preact/hooks';
import { bodyOf, ENDPOINT, headers } from '../gql/client';
import type { TadaDocumentNode } from '../gql/graphql';

const RETRIES = 100;

/** Call `changed` after every change, and when the stream is back after a break; not for the first message. */
export function useWatch<R, V>(operation: TadaDocumentNode<R, V, unknown>, variables: V, changed: () => void): void {
  const latest = useRef(changed);
  latest.current = changed;
  useEffect(() => {
    const client = createClient({ url: ENDPOINT, credentials: 'same-origin', headers, retryAttempts: RETRIES });
    let close: (() => void) | undefined;
    let fresh = true;
    const open = () => {
      close?.();
      close = client.subscribe(bodyOf(operation, variables), {
        next: () => {
          if (!fresh) latest.current();
          fresh = false;
        },
        // The page stays as it is, and says so by the tab's own stream.
        error: () => undefined,
        complete: () => undefined,
      });
    };
    const look = () => {
      if (document.visibilityState === 'visible') open();
      else close?.();
    };
    look();
    document.addEventListener('visibilitychange', look);
    return () => {
      document.removeEventListener('visibilitychange', look);
      client.dispose();
    };
  }, [JSON.stringify(variables)]);
}
