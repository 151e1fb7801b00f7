/** Filters that stand in the address, so that a search can be kept, shared and gone back to. */
import { useEffect, useRef } from 'preact/hooks';
import { address, navigate } from './router';

/** What is typed reaches the address after this pause, in ms, and leaves no trace in the history. */
const PAUSE = 250;

/** The address of this page with these parameters changed; an empty value takes one away. */
export function withParameters(changes: Readonly<Record<string, string>>, current = address.value): string {
  const parameters = new URLSearchParams(current.search);
  for (const [name, value] of Object.entries(changes)) {
    if (value) parameters.set(name, value);
    else parameters.delete(name);
  }
  return `${current.pathname}${parameters.size > 0 ? `?${parameters}` : ''}`;
}

/** Changing the parameters of the page: a choice at once and as a step back for the history, typing after a pause. */
export function useParameters(): (changes: Readonly<Record<string, string>>, options?: { typed?: boolean }) => void {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const typedLast = useRef<Readonly<Record<string, string>>>({});
  useEffect(() => () => clearTimeout(timer.current), []);
  return (changes, { typed = false } = {}) => {
    clearTimeout(timer.current);
    const all = { ...typedLast.current, ...changes };
    typedLast.current = typed ? all : {};
    const go = () => {
      typedLast.current = {};
      navigate(withParameters(all), { replace: typed });
    };
    if (typed) timer.current = setTimeout(go, PAUSE);
    else go();
  };
}
