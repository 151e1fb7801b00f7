/** Answers that are not submitted yet, kept on the device: a crash or a closed tab loses none. */
import { signal, type Signal } from '@preact/signals';
import { useMemo } from 'preact/hooks';

function recall<T>(key: string): T | undefined {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null') ?? undefined;
  } catch {
    return undefined;
  }
}

/** A signal that is written to the device under `name` with every change, at once, and starts with what stands there. */
export function useDraft<T>(name: string, initial: () => T): Signal<T> {
  const key = `draft/${name}`;
  return useMemo(() => {
    const draft = signal<T>(recall<T>(key) ?? initial());
    // Not in an effect: what was entered before it ran would be gone with the component.
    draft.subscribe((value) => {
      try {
        localStorage.setItem(key, JSON.stringify(value));
      } catch {
        // Full or forbidden: the draft lives as long as the page.
      }
    });
    return draft;
  }, [key]);
}
