/** What stands between a learner and credit, in sentences. */
import type { GateOf } from '../gql/views';
import { number, percent } from '../i18n/format';
import { overview } from '../i18n/overview';

const inUnit = (value: string | null, unit: string | null): string =>
  value === null ? '' : unit === 'PERCENT' || unit === 'SCORE' ? percent(value) : number(value);

/** Enough in all, and yet not met: then a required part is missing. */
const sentenceOf = ({ code, actual, required }: GateOf): string =>
  code === 'content.short' && Number(actual) >= Number(required) ? 'content.parts' : code;

/** A gate as a sentence: by its code, else as the server explains it. */
export function gateSentence(gate: GateOf): string {
  const say = overview.value.gates[sentenceOf(gate)];
  return say ? say(inUnit(gate.actual, gate.unit), inUnit(gate.required, gate.unit)) : gate.explanation;
}

/** Where the learner does something about it; nothing if somebody else must, or nobody can. */
export function gateStep(gate: GateOf, activityId: string): { to: string; name: string } | undefined {
  const name = overview.value.gateSteps[gate.kind];
  if (!name || gate.met || gate.actor !== 'LEARNER') return undefined;
  if (gate.kind === 'ELIGIBILITY') return { to: '/profile', name };
  if (gate.kind === 'CLAIM' && gate.code !== 'claim.ready') return undefined;
  return { to: `/activities/${encodeURIComponent(activityId)}/next/${gate.kind.toLowerCase()}`, name };
}

/** Claimed, or claimable now, is no obstacle: those gates are told apart from what is still open. */
export const obstacles = (gates: readonly GateOf[]): GateOf[] => gates.filter((gate) => !gate.met && gate.kind !== 'CLAIM');
