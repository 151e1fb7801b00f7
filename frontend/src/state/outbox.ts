/** Progress events that the server has not acknowledged. They are kept on the device first, so that a crash or a dead connection loses none. */
import { effect } from '@preact/signals';
import { request, requestBeyondPage, RequestFailed, serverNow } from '../gql/client';
import { RECORD_PROGRESS } from '../gql/enrollments';
import type { VariablesOf } from '../gql/graphql';
import { sessionIsOver } from './session';
import { putDetail } from './store';
import { leftBy, nameFor, outboxOf, waiting } from './waiting';

export type ProgressEvent = VariablesOf<typeof RECORD_PROGRESS>['input']['events'][number];

interface Kept {
  enrollmentId: string;
  event: ProgressEvent;
}

/** The server takes so many events at a time. */
const BATCH = 100;
const RETRY_MS = 5_000;

const kept = new Map<string, Kept>();
let sending = false;
let again = false;
let timer: ReturnType<typeof setTimeout> | undefined;

function store(key: string, item: Kept): void {
  kept.set(key, item);
  try {
    localStorage.setItem(key, JSON.stringify(item));
  } catch {
    // Full or forbidden: what is in memory is sent all the same.
  }
  waiting.value = kept.size;
}

function drop(keys: Iterable<string>): void {
  for (const key of keys) {
    kept.delete(key);
    localStorage.removeItem(key);
  }
  waiting.value = kept.size;
}

function recall(names: readonly string[]): void {
  for (const key of names) {
    try {
      kept.set(key, JSON.parse(localStorage.getItem(key) ?? '') as Kept);
    } catch {
      localStorage.removeItem(key);
    }
  }
  waiting.value = kept.size;
}

/** Batches of at most BATCH events, each of one enrollment, oldest first. */
function batches(): { enrollmentId: string; items: [string, Kept][] }[] {
  const byEnrollment = new Map<string, [string, Kept][]>();
  for (const entry of [...kept].toSorted(([, a], [, b]) => a.event.occurredAt.localeCompare(b.event.occurredAt))) {
    const { enrollmentId } = entry[1];
    byEnrollment.set(enrollmentId, [...(byEnrollment.get(enrollmentId) ?? []), entry]);
  }
  return [...byEnrollment].flatMap(([enrollmentId, items]) =>
    Array.from({ length: Math.ceil(items.length / BATCH) }, (_, index) => ({
      enrollmentId,
      items: items.slice(index * BATCH, (index + 1) * BATCH),
    })),
  );
}

async function send({ enrollmentId, items }: ReturnType<typeof batches>[number], ask: typeof requestBeyondPage): Promise<void> {
  const input = { enrollmentId, events: items.map(([, item]) => item.event) };
  const { recordProgress } = await ask(RECORD_PROGRESS, { input });
  const errors = recordProgress?.errors ?? [];
  const throttled = errors.find((error) => error.code === 'THROTTLED');
  if (throttled) throw new RequestFailed('THROTTLED', throttled.message, throttled.retryAfterSeconds ?? undefined);
  if (errors.length > 0 && items.length > 1) {
    // All are taken or none: one that can never be taken must not hold back the others.
    for (const item of items) await send({ enrollmentId, items: [item] }, ask);
    return;
  }
  // Acknowledged, or refused for good: either way the server has seen it.
  drop(items.map(([key]) => key));
  if (recordProgress?.enrollment) putDetail(recordProgress.enrollment);
}

function later(failure: unknown): void {
  if (!(failure instanceof RequestFailed)) throw failure;
  if (failure.code === 'UNAUTHENTICATED') sessionIsOver();
  else timer = setTimeout(() => void flush(), (failure.retryAfterSeconds ?? 0) * 1000 || RETRY_MS);
}

/** Send what waits. Failures are retried; nothing is dropped before the server has answered. */
export async function flush(): Promise<void> {
  again = sending;
  if (sending) return;
  sending = true;
  clearTimeout(timer);
  try {
    for (const batch of batches()) await send(batch, request as typeof requestBeyondPage);
  } catch (failure) {
    again = false;
    later(failure);
  } finally {
    sending = false;
  }
  if (again && kept.size > 0) await flush();
}

/** Send what waits although the page goes away. What is not acknowledged stays kept and is sent next time. */
function flushBeyondPage(): void {
  for (const batch of batches()) send(batch, requestBeyondPage).catch(() => undefined);
}

/** Keep an event and send it; `beyondPage` if the page may be going away. */
export function record(enrollmentId: string, event: Omit<ProgressEvent, 'eventId' | 'occurredAt'>, { beyondPage = false } = {}): void {
  const learnerId = outboxOf.peek();
  if (!learnerId) return;
  const eventId = crypto.randomUUID();
  store(nameFor(learnerId, eventId), { enrollmentId, event: { ...event, eventId, occurredAt: serverNow().toISOString() } });
  if (beyondPage) flushBeyondPage();
  else void flush();
}

// What an earlier visit of the same learner left is taken up; what another one left stays where it is.
effect(() => {
  const learnerId = outboxOf.value;
  clearTimeout(timer);
  kept.clear();
  recall(learnerId ? leftBy(learnerId) : []);
});

addEventListener('online', () => void flush());
