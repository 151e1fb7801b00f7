/** The live stream: open while somebody is signed in and the tab is visible, shared with the other tabs, and opened again whenever it breaks. */
import { LIVE, type LiveOf } from '../gql/live';
import { subscribe } from '../gql/subscribe';
import { language } from '../i18n/catalog';
import { connection, heard, returns } from './connection';
import { sessionIsOver } from './session';
import { share, type Sharing } from './sharing';
import { apply } from './store';

interface Result {
  data?: { live: LiveOf } | null;
  errors?: readonly { extensions?: Record<string, unknown> }[];
}

const FIRST_WAIT = 500;
const LONGEST_WAIT = 15_000;
/** After so many ms without a word, what the stream does not carry is worth asking for again. */
const LONG_SILENCE = 60_000;

/** How long to wait before the next try, in ms: doubling, and spread so that a restarted server is not met by all at once. */
export const waitBefore = (tries: number, chance = Math.random()): number =>
  Math.min(FIRST_WAIT * 2 ** tries, LONGEST_WAIT) * (0.5 + chance / 2);

/** Keep this learner's stream until the returned function is called. */
export function keepStream(learnerId: string): () => void {
  let sharing: Sharing<Result | 'lost'> | undefined;
  let close: (() => void) | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let tries = 0;
  let leading = false;
  let greeted = false;
  let silentSince: number | undefined;

  const shut = () => {
    clearTimeout(timer);
    close?.();
    close = undefined;
  };

  const lose = () => {
    connection.value = 'lost';
    silentSince ??= 0;
  };

  const again = () => {
    shut();
    // One quiet try first: a stream that was cut and is back at once is nothing to tell anybody about.
    if (tries > 0 || !navigator.onLine) {
      lose();
      sharing?.tell('lost');
    }
    timer = setTimeout(open, waitBefore(tries));
    tries += 1;
  };

  /** What the server said, to this tab's stream or to another's. */
  const take = ({ data, errors }: Result) => {
    if (errors?.some((error) => error.extensions?.['code'] === 'UNAUTHENTICATED') || data?.live.sessionEnded) sessionIsOver();
    if (!data) return;
    connection.value = 'live';
    heard.value += 1;
    if (silentSince !== undefined && Date.now() - silentSince > LONG_SILENCE) returns.value += 1;
    silentSince = undefined;
    apply(data.live);
    import('./further').then(({ takeFurther }) => takeFurther(data.live), () => undefined);
  };

  function open() {
    shut();
    let current = true;
    greeted = false;
    const fail = () => {
      if (current) again();
    };
    const next = (result: Result) => {
      if (!current) return;
      greeted = true;
      sharing?.tell(result);
      take(result);
      if (result.data) tries = 0;
      else fail();
    };
    const stop = subscribe(LIVE, {}, { next, end: fail });
    close = () => {
      current = false;
      stop();
    };
  }

  const leave = () => {
    shut();
    sharing?.leave();
    sharing = undefined;
    leading = false;
  };

  const join = () => {
    leave();
    sharing = share<Result | 'lost'>(`stream/${learnerId}/${language.peek()}`, {
      lead: () => {
        leading = true;
        open();
      },
      hear: (said) => (said === 'lost' ? lose() : take(said)),
      // Only the first message of a stream is complete, so that a newcomer needs one; one that is still awaited will do.
      welcome: () => {
        if (greeted || !close) open();
      },
    });
  };

  const onVisibility = () => {
    if (document.visibilityState !== 'hidden') return join();
    silentSince ??= Date.now();
    leave();
  };
  // The texts in what it brings are in the language that it was opened in.
  const unfollow = language.subscribe(onVisibility);
  // Half a connection may linger on, and bring something or nothing: it is opened anew once the browser is online again.
  const onOffline = () => {
    lose();
    shut();
  };
  const onOnline = () => {
    tries = 0;
    if (leading) open();
  };

  document.addEventListener('visibilitychange', onVisibility);
  addEventListener('online', onOnline);
  addEventListener('offline', onOffline);

  return () => {
    unfollow();
    document.removeEventListener('visibilitychange', onVisibility);
    removeEventListener('online', onOnline);
    removeEventListener('offline', onOffline);
    leave();
    connection.value = 'closed';
  };
}
