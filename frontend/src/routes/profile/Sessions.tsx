/** Where one is signed in, and signing out there. */
import { request } from '../../gql/client';
import type { VariablesOf } from '../../gql/graphql';
import { END_SESSIONS, type SessionOf } from '../../gql/profile';
import { day, moment } from '../../i18n/format';
import { profile } from '../../i18n/profile';
import { announce } from '../../lib/announce';
import { navigate } from '../../lib/router';
import { useSubmission } from '../../state/refusals';
import { learner } from '../../state/session';
import { Badge } from '../../ui/Badge';
import { Problem } from '../../ui/Notice';

/** "Firefox on Linux" in the language of the page; a program's own name stays as it is. */
function nameOf(device: string): string {
  const words = profile.value;
  const [browser, system] = device.split(' on ');
  if (device === 'Unknown device') return words.unknownDevice;
  return browser && system ? words.device(browser, system) : device;
}

interface Props {
  sessions: readonly SessionOf[];
  changed: (sessions: readonly SessionOf[]) => void;
}

export function Sessions({ sessions, changed }: Props) {
  const words = profile.value;
  const zone = learner.value?.timeZone;
  const { busy, problem, run } = useSubmission();

  const end = async (input: VariablesOf<typeof END_SESSIONS>['input'], said: string) => {
    const payload = await run(async () => (await request(END_SESSIONS, { input })).endSessions);
    if (!payload?.viewer) return;
    if (payload.viewer.roles.length > 0) {
      changed(payload.viewer.sessions);
      announce(said);
      return;
    }
    learner.value = null;
    navigate('/');
  };

  return (
    <section class="panel stack" aria-labelledby="sessions">
      <h2 id="sessions">{words.sessions}</h2>
      <ul class="belongings">
        {sessions.map(({ id, device, startedAt, lastSeenAt, current }) => (
          <li key={id}>
            <span>
              {nameOf(device)}
              {current && <Badge state="ACTIVE">{words.here}</Badge>}
              <small class="below">
                {words.started(day(startedAt, zone))} · {words.lastSeen(moment(lastSeenAt, zone))}
              </small>
            </span>
            {!current && (
              <button
                type="button"
                class="quiet"
                disabled={busy.value}
                aria-label={`${words.endSession}: ${nameOf(device)}`}
                onClick={() => void end({ sessionId: id }, words.sessionEnded)}
              >
                {words.endSession}
              </button>
            )}
          </li>
        ))}
      </ul>
      <Problem text={problem.value} />
      <div class="row start">
        {sessions.length > 1 && (
          <button type="button" disabled={busy.value} onClick={() => void end({ others: true }, words.othersEnded)}>
            {words.endOthers}
          </button>
        )}
        <button type="button" disabled={busy.value} onClick={() => void end({}, '')}>
          {words.endAll}
        </button>
      </div>
    </section>
  );
}
