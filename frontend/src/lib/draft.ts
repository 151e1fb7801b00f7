/** Answers that are not submitted yet, kept on the device: a crash or a closed tab loses none. */
import { signal, type Signal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';

function recall<T>(key: string): T | undefined {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null') ?? undefined;
  } catch {
    return undefined;
  }
}

/** A signal that is written to the device under `name`, and starts with what stands there. */
export function useDraft<T>(name: string, initial: () => T): Signal<T> {
  const key = `draft/${name}`;
  const draft = useMemo(() => signal<T>(recall<T>(key) ?? initial()), [key]);
  useEffect(
    () =>
      draft.subscribe((value) => {
        try {
          localStorage.setItem(key, JSON.stringify(value));
        } catch {
          // Full or forbidden: the draft lives as long as the page.
        }
      }),
    [draft],
  );
  return draft;
}
