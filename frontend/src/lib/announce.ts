/** What a screen reader is told without moving the focus. */
import { signal } from '@preact/signals';

/** Read out by the one live region of the shell. */
export const announcement = signal('');

/** Say something politely. The same sentence twice in a row is said twice. */
export function announce(sentence: string): void {
  announcement.value = announcement.value === sentence ? `${sentence}\u00a0` : sentence;
}
