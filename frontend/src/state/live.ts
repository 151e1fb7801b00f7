/** What runs while somebody is signed in: the stream, and the sending of what was kept on this device. */
import { forget } from './store';
import { keepStream } from './stream';
import { leftBy, outboxOf } from './waiting';

/** Start for this learner; call the result to end everything and to forget what was shown. */
export function start(learnerId: string): () => void {
  outboxOf.value = learnerId;
  // The code that sends comes with the first step of an activity, unless something is left from an earlier visit.
  if (leftBy(learnerId).length > 0) void import('./outbox').then(({ flush }) => flush());
  const closeStream = keepStream(learnerId);
  return () => {
    closeStream();
    outboxOf.value = undefined;
    forget();
    import('./further').then(({ forgetFurther }) => forgetFurther(), () => undefined);
  };
}
