/** One enrollment that has not paid in full: its gates, who acts on each, and the next step. */
import type { EnrollmentOf, GateOf } from '../../gql/views';
import { day, percent } from '../../i18n/format';
import { overview } from '../../i18n/overview';
import { terms, wordFor } from '../../i18n/terms';
import { where } from '../../i18n/where';
import { learner } from '../../state/session';
import { Amount, kindName } from '../../ui/Amount';
import { AskForHelp } from '../../ui/AskForHelp';
import { Badge } from '../../ui/Badge';
import { gateSentence, gateStep } from '../../ui/Gates';
import { check, Icon } from '../../ui/Icon';
import { open as openMark } from '../../ui/icons';
import { Progress } from '../../ui/Progress';

/** A gate that is still open. What can be done about it stands beside it. */
function OpenGate({ gate, view, first }: { gate: GateOf; view: EnrollmentOf; first: boolean }) {
  const step = gateStep(gate, view.activity.id);
  return (
    <li class="open-gate">
      <Icon path={openMark} />
      <div>
        <p dir="auto">{gateSentence(gate)}</p>
        <small class="below">
          {wordFor(overview.value.actors, gate.actor)}
          {gate.since && ` · ${where.value.since(day(gate.since, learner.value?.timeZone))}`}
        </small>
      </div>
      <div class="row start">
        {step && (
          <a class={first ? 'button primary' : 'button'} href={step.to}>
            {step.name}
            <span class="unseen"> {terms.value.forTitle(view.activity.title)}</span>
          </a>
        )}
        <AskForHelp enrollment={{ id: view.id, title: view.activity.title }} gate={gate.kind} />
      </div>
    </li>
  );
}

function MetGates({ gates }: { gates: readonly GateOf[] }) {
  if (gates.length === 0) return null;
  return (
    <details>
      <summary>{where.value.met(gates.length)}</summary>
      <ul class="met-gates">
        {gates.map((gate) => (
          <li key={gate.code}>
            <Icon path={check} />
            <span dir="auto">{gateSentence(gate)}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** Whether a gate says something that the others do not: a claim that waits for them says nothing of its own. */
const speaks = ({ kind, code }: GateOf): boolean => kind !== 'CLAIM' || code === 'claim.ready';

export function Unpaid({ view }: { view: EnrollmentOf }) {
  const words = where.value;
  const closed = view.status === 'EXPIRED';
  const open = view.gates.filter((gate) => !gate.met && speaks(gate));
  // What can be claimed now is the next step, whatever else is open.
  const ordered = open.toSorted((a, b) => Number(b.kind === 'CLAIM') - Number(a.kind === 'CLAIM'));
  const next = closed ? undefined : ordered.find((gate) => gateStep(gate, view.activity.id));
  return (
    <li class="panel unpaid">
      <div class="row">
        <h2 dir="auto">
          <a href={`/activities/${encodeURIComponent(view.activity.id)}`}>{view.activity.title}</a>
        </h2>
        <Badge state={view.status}>{wordFor(terms.value.statuses, view.status)}</Badge>
      </div>
      <Progress
        value={view.percentComplete}
        label={overview.value.progressOf(view.activity.title)}
        caption={overview.value.complete(percent(view.percentComplete))}
      />
      {closed && <p class="aside">{words.closed}</p>}
      {view.claimable.length > 0 && (
        <p>
          {words.due}{' '}
          {view.claimable.map((credit, index) => (
            <span key={`${credit.type}/${credit.board?.code}`}>
              {index > 0 && ' · '}
              <strong>
                <Amount value={credit.amount} unit={credit.unit} />
              </strong>{' '}
              {kindName(credit)}
            </span>
          ))}
        </p>
      )}
      {ordered.length > 0 && (
        <section>
          <h3>{words.missing}</h3>
          <ul class="open-gates">
            {ordered.map((gate) => (
              <OpenGate key={`${gate.kind}/${gate.code}`} gate={gate} view={view} first={gate === next} />
            ))}
          </ul>
        </section>
      )}
      <MetGates gates={view.gates.filter(({ met }) => met)} />
    </li>
  );
}
