/** Parts of a page drawn one after another, from the top, each in a task of its own: in between the page answers whoever scrolls or presses. */
import { useSignal } from '@preact/signals';
import { toChildArray, type ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';

export function InTurn({ children }: { children: ComponentChildren }) {
  const parts = toChildArray(children);
  const drawn = useSignal(1);
  const whole = drawn.value >= parts.length;
  useEffect(() => {
    if (whole) return undefined;
    const timer = setTimeout(() => (drawn.value += 1));
    return () => clearTimeout(timer);
  }, [drawn.value, whole]);
  return <>{parts.slice(0, drawn.value)}</>;
}
