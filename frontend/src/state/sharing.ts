/** One stream for all tabs of a browser. It keeps only six connections to a server, and each stream holds one for good: with six tabs
 * open, a seventh could ask nothing. The tab that holds the lock has the stream and passes on what comes; another takes over when it goes. */

interface Part<M> {
  /** This tab shall open the stream. */
  lead: () => void;
  /** Another tab's stream brought something. */
  hear: (message: M) => void;
  /** Another tab has come and knows nothing yet. */
  welcome: () => void;
}

export interface Sharing<M> {
  /** Pass a message on to the other tabs. */
  tell: (message: M) => void;
  /** Take no more part. */
  leave: () => void;
}

type Said<M> = { message: M } | 'here';

/** Take part in the stream of that name. Where the browser has no locks (it has them on secure origins only), every tab leads its own. */
export function share<M>(name: string, { lead, hear, welcome }: Part<M>): Sharing<M> {
  const locks = (navigator as Partial<Navigator>).locks;
  if (!locks) {
    lead();
    return { tell: () => undefined, leave: () => undefined };
  }
  const channel = new BroadcastChannel(name);
  const left = new AbortController();
  let leading = false;

  channel.addEventListener('message', ({ data }: MessageEvent<Said<M>>) => {
    if (data !== 'here') hear(data.message);
    else if (leading) welcome();
  });
  // A channel's messages stay within the origin anyhow; the lint rule knows windows only.
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  const say = (said: Said<M>) => channel.postMessage(said);
  say('here');

  const hold = () =>
    new Promise<void>((release) => {
      left.signal.addEventListener('abort', () => release());
      if (left.signal.aborted) release();
      else {
        leading = true;
        lead();
      }
    });
  // Leaving while it still waits for the lock is no failure.
  locks.request(name, { signal: left.signal }, hold).catch(() => undefined);

  return {
    tell: (message) => say({ message }),
    leave: () => {
      left.abort();
      channel.close();
    },
  };
}
