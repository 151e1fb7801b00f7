/** The one live stream of a tab: open while somebody is signed in and the tab is visible, and opened again whenever it breaks. */
import { createClient } from 'graphql-sse';
import { bodyOf, ENDPOINT, headers } from '../gql/client';
import { LIVE, type LiveOf } from '../gql/live';
import { connection } from './connection';
import { sessionIsOver } from './session';
import { apply } from './store';

interface Result {
  data?: { live: LiveOf } | null;
  errors?: readonly { extensions?: Record<string, unknown> }[];
}

const FIRST_WAIT = 500;
const LONGEST_WAIT = 15_000;

/** How long to wait before the next try, in ms: doubling, and spread so that a restarted server is not met by all at once. */
export const waitBefore = (tries: number, chance = Math.random()): number =>
  Math.min(FIRST_WAIT * 2 ** tries, LONGEST_WAIT) * (0.5 + chance / 2);

/** Keep the stream open until the returned function is called. */
export function keepStream(): () => void {
  const client = createClient({ url: ENDPOINT, credentials: 'same-origin', headers, retryAttempts: 0 });
  let close: (() => void) | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let tries = 0;

  const shut = () => {
    clearTimeout(timer);
    close?.();
    close = undefined;
  };

  const again = () => {
    shut();
    if (document.visibilityState === 'hidden') return;
    // One quiet try first: a stream that was cut and is back at once is nothing to tell anybody about.
    if (tries > 0 || !navigator.onLine) connection.value = 'lost';
    timer = setTimeout(open, waitBefore(tries));
    tries += 1;
  };

  const take = ({ data, errors }: Result) => {
    if (errors?.some((error) => error.extensions?.['code'] === 'UNAUTHENTICATED') || data?.live.sessionEnded) {
      sessionIsOver();
      return;
    }
    if (!data) {
      again();
      return;
    }
    tries = 0;
    connection.value = 'live';
    apply(data.live);
  };

  function open() {
    shut();
    let current = true;
    const fail = () => {
      if (current) again();
    };
    const stop = client.subscribe<{ live: LiveOf }>(bodyOf(LIVE, undefined), {
      next: (result) => {
        if (current) take(result as Result);
      },
      error: fail,
      complete: fail,
    });
    close = () => {
      current = false;
      stop();
    };
  }

  const onVisibility = () => (document.visibilityState === 'hidden' ? shut() : open());
  const onOnline = () => {
    tries = 0;
    open();
  };
  const onOffline = () => {
    connection.value = 'lost';
  };

  document.addEventListener('visibilitychange', onVisibility);
  addEventListener('online', onOnline);
  addEventListener('offline', onOffline);
  if (document.visibilityState !== 'hidden') open();

  return () => {
    document.removeEventListener('visibilitychange', onVisibility);
    removeEventListener('online', onOnline);
    removeEventListener('offline', onOffline);
    shut();
    client.dispose();
    connection.value = 'closed';
  };
}
