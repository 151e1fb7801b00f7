/** A state in words, with a tone. */
import type { ComponentChildren } from 'preact';

const TONES: Record<string, string> = {
  ACCEPTED: 'good',
  OPEN: 'wait',
  READY_TO_CLAIM: 'good',
  CLAIMED: 'good',
  ACTIVE: 'good',
  PARTLY_CLAIMED: 'wait',
  EXPIRING: 'wait',
  SUPERSEDED: 'wait',
  FAILED: 'bad',
  REVOKED: 'bad',
  REVERSED: 'bad',
  EXPIRED: 'quiet',
  WITHDRAWN: 'quiet',
};

export function Badge({ state, children }: { state: string; children: ComponentChildren }) {
  return <span class={`badge ${TONES[state] ?? 'plain'}`}>{children}</span>;
}
