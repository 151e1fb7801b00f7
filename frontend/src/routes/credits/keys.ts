/** The ledger by keyboard: "/" leads to the search, arrows lead from row to row, Home and End to the first and last. */
import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.matches('input, select, textarea, [contenteditable]');

/** Where a key leads among `count` rows from row `here` (-1: the search), undefined if it leads nowhere. */
export function rowAfter(key: string, here: number, count: number): number | undefined {
  if (count === 0) return undefined;
  if (key === 'ArrowDown') return Math.min(here + 1, count - 1);
  if (here < 0) return undefined;
  if (key === 'ArrowUp') return here - 1;
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  return undefined;
}

/** Move through the links of the rows in `list`, and to the search field in `search`. */
export function useKeys(search: RefObject<HTMLElement | null>, list: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const field = () => search.current?.querySelector<HTMLInputElement>('input[type=search]');
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || document.querySelector('dialog[open]')) return;
      if (event.key === '/' && !isTyping(event.target)) {
        event.preventDefault();
        field()?.focus();
        return;
      }
      const links = [...(list.current?.querySelectorAll<HTMLElement>('tbody th a') ?? [])];
      const here = links.indexOf(event.target as HTMLElement);
      if (here < 0 && event.target !== field()) return;
      const next = rowAfter(event.key, here, links.length);
      if (next === undefined) return;
      event.preventDefault();
      (links[next] ?? field())?.focus();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}
