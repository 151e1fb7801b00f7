/** "Why is my credit not there?": every gate with what is, what is asked, and who acts next. */
import type { EnrollmentOf, GateOf } from '../../gql/views';
import { day } from '../../i18n/format';
import { learning } from '../../i18n/learning';
import { overview } from '../../i18n/overview';
import { wordFor } from '../../i18n/terms';
import { gateSentence, gateStep } from '../../ui/Gates';
import { check, Icon } from '../../ui/Icon';
import { open as openMark } from '../../ui/icons';

function Gate({ gate, activityId }: { gate: GateOf; activityId: string }) {
  const words = learning.value;
  const step = gateStep(gate, activityId);
  // A claim waits for the other gates: nobody in particular acts on it.
  const actor = gate.kind === 'CLAIM' ? '' : wordFor(overview.value.actors, gate.actor);
  return (
    <li class={gate.met ? 'met' : 'unmet'}>
      <Icon path={gate.met ? check : openMark} />
      <div>
        <span dir="auto">
          <span class="unseen">{gate.met ? words.met : words.open}: </span>
          {gateSentence(gate)}
        </span>
        {!gate.met && (
          <small class="below">
            {step && gate.kind !== 'CLAIM' ? <a href={step.to}>{step.name}</a> : actor}
            {gate.since && ` ${words.since(day(gate.since))}`}
          </small>
        )}
      </div>
    </li>
  );
}

export function Why({ view }: { view: EnrollmentOf }) {
  const words = learning.value;
  const open = view.gates.filter(({ met }) => !met);
  return (
    <section class="panel" aria-labelledby="why">
      <h2 id="why">{open.length > 0 ? words.why : words.whyDone}</h2>
      <ul class="gates">
        {[...open, ...view.gates.filter(({ met }) => met)].map((gate) => (
          <Gate key={`${gate.kind}/${gate.code}`} gate={gate} activityId={view.activity.id} />
        ))}
      </ul>
    </section>
  );
}
