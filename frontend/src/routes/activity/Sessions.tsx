/** Live sessions: when and where, for the reader's own clock, and checking in. */
import { useSignal } from '@preact/signals';
import type { ActivityOf, SessionOf } from '../../gql/activities';
import { request } from '../../gql/client';
import { CHECK_IN } from '../../gql/enrollments';
import type { EnrollmentOf } from '../../gql/views';
import { moment, percent } from '../../i18n/format';
import { learning } from '../../i18n/learning';
import { terms } from '../../i18n/terms';
import { number } from '../../i18n/format';
import { useSubmission } from '../../state/refusals';
import { learner } from '../../state/session';
import { putDetail } from '../../state/store';
import { Field } from '../../ui/Field';
import { Notice, Problem } from '../../ui/Notice';
import { Progress } from '../../ui/Progress';
import { StepHead } from './StepHead';

function Session({ session, view, zone }: { session: SessionOf; view: EnrollmentOf; zone: string }) {
  const words = learning.value;
  const own = learner.value?.timeZone;
  const progress = view.sessionProgress.find(({ key }) => key === session.key);
  return (
    <li>
      <h3 dir="auto">
        {session.title} {session.required && <small>{words.required}</small>}
      </h3>
      <p>
        <time dateTime={session.startsAt}>{moment(session.startsAt, own)}</time> · {terms.value.minutes(number(session.minutes))}
        {own !== zone && <small class="below">{words.inZone(moment(session.startsAt, zone))}</small>}
      </p>
      {session.place && <p dir="auto">{session.place}</p>}
      {session.link && (
        <p>
          <a href={session.link} target="_blank" rel="noreferrer">
            {words.join}
          </a>
        </p>
      )}
      <Progress value={progress?.percent ?? '0'} label={session.title} caption={words.attended(percent(progress?.percent ?? '0'))} />
    </li>
  );
}

function CheckIn() {
  const words = learning.value;
  const done = useSignal(false);
  const { busy, problem, faults, run } = useSubmission(['code']);

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const code = String(new FormData(form).get('code')).trim();
    done.value = false;
    const payload = await run(async () => (await request(CHECK_IN, { input: { code } })).checkIn, form);
    if (!payload?.enrollment) return;
    putDetail(payload.enrollment);
    done.value = true;
    form.reset();
  };

  return (
    <form class="stack check-in" onSubmit={(event) => void submit(event)}>
      <h3>{words.checkIn}</h3>
      <Field label={words.checkInCode} hint={words.checkInLead} fault={faults.value['code']} name="code" autocomplete="off" autocapitalize="characters" required dir="ltr" />
      <Problem text={problem.value} />
      <div role="status">{done.value && <Notice tone="good">{words.checkedIn}</Notice>}</div>
      <button class="primary" disabled={busy.value}>
        {words.checkIn}
      </button>
    </form>
  );
}

export function Sessions({ activity, view }: { activity: ActivityOf; view: EnrollmentOf }) {
  return (
    <article class="panel">
      <StepHead title={learning.value.sessions} />
      <ul class="sessions">
        {activity.sessions.map((session) => (
          <Session key={session.key} session={session} view={view} zone={activity.timeZone} />
        ))}
      </ul>
      <CheckIn />
    </article>
  );
}
