/** Activities that are under way, each with how far it is and what is still open. */
import type { EnrollmentOf } from '../../gql/views';
import { percent } from '../../i18n/format';
import { overview } from '../../i18n/overview';
import { terms, wordFor } from '../../i18n/terms';
import { enrollmentsIn, UNDER_WAY } from '../../state/unpaid';
import { Badge } from '../../ui/Badge';
import { gateSentence, gateStep, obstacles } from '../../ui/Gates';
import { Icon } from '../../ui/Icon';
import { award, open as openMark } from '../../ui/icons';
import { Progress } from '../../ui/Progress';

function Enrolled({ view }: { view: EnrollmentOf }) {
  const words = overview.value;
  const here = `/activities/${encodeURIComponent(view.activity.id)}`;
  const open = obstacles(view.gates);
  return (
    <li class="panel under-way">
      <div class="row">
        <h3 dir="auto">
          <a href={here}>{view.activity.title}</a>
        </h3>
        <Badge state={view.status}>{wordFor(terms.value.statuses, view.status)}</Badge>
      </div>
      <Progress value={view.percentComplete} label={words.progressOf(view.activity.title)} caption={words.complete(percent(view.percentComplete))} />
      {view.claimable.length > 0 && (
        <p>
          <a class="button primary" href={`${here}/next/claim`}>
            <Icon path={award} />
            {view.status === 'PARTLY_CLAIMED' ? words.claimRest : words.claimNow}
            <span class="unseen"> {terms.value.forTitle(view.activity.title)}</span>
          </a>
        </p>
      )}
      {open.length > 0 && (
        <>
          <h4>{words.openGates}</h4>
          <ul class="gates">
            {open.map((gate) => {
              const step = gateStep(gate, view.activity.id);
              return (
                <li key={gate.code}>
                  <Icon path={openMark} />
                  <span dir="auto">
                    {gateSentence(gate)} {step ? <a href={step.to}>{step.name}</a> : <small>{wordFor(words.actors, gate.actor)}</small>}
                  </span>
                </li>
              );
            })}
          </ul>
        </>
      )}
    </li>
  );
}

export function InProgress() {
  const words = overview.value;
  const views = enrollmentsIn(UNDER_WAY);
  return (
    <section aria-labelledby="in-progress">
      <div class="row headed">
        <h2 id="in-progress">{words.inProgress}</h2>
        {views.length > 0 && <a href="/where">{words.where}</a>}
      </div>
      {views.length > 0 ? (
        <ul class="cards fit">
          {views.map((view) => (
            <Enrolled key={view.id} view={view} />
          ))}
        </ul>
      ) : (
        <p class="panel empty">
          {words.nothingInProgress} <a href="/catalogue">{words.browse}</a>
        </p>
      )}
    </section>
  );
}
