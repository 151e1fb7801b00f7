/** Whose unsent progress is kept on this device, and under which names. */
import { signal } from '@preact/signals';

/** The learner whose outbox is open. */
export const outboxOf = signal<string>();

/** How many events wait: shown when it is not soon none. */
export const waiting = signal(0);

const prefixOf = (learnerId: string): string => `outbox/${learnerId}/`;

/** Where an event is kept. */
export const nameFor = (learnerId: string, eventId: string): string => prefixOf(learnerId) + eventId;

/** The names of what this learner left here. */
export const leftBy = (learnerId: string): string[] => Object.keys(localStorage).filter((name) => name.startsWith(prefixOf(learnerId)));
