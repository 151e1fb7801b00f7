/** When the page was in front of the reader: visible and focused. Time behind another window does not count. */
import { useEffect, useRef } from 'preact/hooks';
import { serverNow } from '../gql/client';

export interface Span {
  from: string;
  to: string;
}

/** Collects spans of attention until they are drained. */
export class Attention {
  #since: Date | undefined;
  #spans: Span[] = [];

  constructor(private readonly now: () => Date = serverNow) {}

  /** Attention begins or ends now. Saying the same twice changes nothing. */
  set(attentive: boolean): void {
    if (attentive) {
      this.#since ??= this.now();
      return;
    }
    const to = this.now();
    if (this.#since && to > this.#since) this.#spans.push({ from: this.#since.toISOString(), to: to.toISOString() });
    this.#since = undefined;
  }

  /** The spans since the last drain. A span that goes on is cut here and goes on. */
  drain(): Span[] {
    const goesOn = this.#since !== undefined;
    this.set(false);
    this.set(goesOn);
    return this.#spans.splice(0);
  }
}

/** How often what was collected is sent, in ms. */
export const EVERY = 5_000;

/** Call `send` regularly, and `leave` set, when the page is hidden or left: what is collected then must be sent at once. */
export function useRegularly(send: (leave: boolean) => void): void {
  const latest = useRef(send);
  latest.current = send;
  useEffect(() => {
    const timer = setInterval(() => latest.current(false), EVERY);
    const onHidden = () => {
      if (document.visibilityState === 'hidden') latest.current(true);
    };
    const onLeave = () => latest.current(true);
    document.addEventListener('visibilitychange', onHidden);
    addEventListener('pagehide', onLeave);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', onHidden);
      removeEventListener('pagehide', onLeave);
      latest.current(false);
    };
  }, []);
}

/** The reader's attention while a component is shown. */
export function useAttention(): Attention {
  const attention = useRef<Attention>(undefined);
  attention.current ??= new Attention();
  useEffect(() => {
    const look = () => attention.current?.set(document.visibilityState === 'visible' && document.hasFocus());
    const away = () => attention.current?.set(false);
    look();
    document.addEventListener('visibilitychange', look);
    addEventListener('focus', look);
    addEventListener('blur', away);
    return () => {
      document.removeEventListener('visibilitychange', look);
      removeEventListener('focus', look);
      removeEventListener('blur', away);
      away();
    };
  }, []);
  return attention.current;
}
