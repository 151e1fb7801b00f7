/** One participant of an activity: conditions, content, attendance, every answer, and the credit. */
import { PARTICIPANT, PARTICIPANTS_LIVE, type DetailedParticipantOf } from '../../gql/participants';
import { amount, date, day, moment, number, percent } from '../../i18n/format';
import { issuing } from '../../i18n/issuing';
import { overview } from '../../i18n/overview';
import { participants } from '../../i18n/participants';
import { terms, wordFor } from '../../i18n/terms';
import type { PageProps } from '../../opening';
import { useQuery } from '../../state/query';
import { roles } from '../../state/session';
import { useWatch } from '../../state/watch';
import { kindName, unitName } from '../../ui/Amount';
import { Badge } from '../../ui/Badge';
import { alert, check, Icon } from '../../ui/Icon';
import { Failure, Skeleton } from '../../ui/Loading';
import { Progress } from '../../ui/Progress';
import { ActivityPage } from './ActivityPage';
import { Revoke } from './Revoke';
import { TakeBack } from './TakeBack';

type Properties = { person: DetailedParticipantOf };

const measure = (value: string, unit: string | null) => (unit === 'PERCENT' || unit === 'SCORE' ? percent(value) : number(value));

function Gates({ person }: Properties) {
  const words = participants.value;
  return (
    <section class="panel stack" aria-labelledby="gates">
      <h2 id="gates">{words.gates}</h2>
      <ul class="conditions">
        {person.gates.map((gate) => (
          <li key={gate.kind} class={gate.met ? 'met' : undefined}>
            <Icon path={gate.met ? check : alert} />
            <strong>{wordFor(words.gateKinds, gate.kind)}</strong>
            <span>
              {gate.met ? words.met : words.notMet}
              {gate.actual !== null && gate.required !== null && (
                <> · {words.ofRequired(measure(gate.actual, gate.unit), measure(gate.required, gate.unit))}</>
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Shares({ person }: Properties) {
  const words = participants.value;
  const { contents, sessions, timeZone } = person.activity;
  const titles = new Map([...contents, ...sessions].map(({ key, title }) => [key, title]));
  return (
    <>
      {contents.length > 0 && (
        <section class="panel stack" aria-labelledby="content">
          <h2 id="content">{words.content}</h2>
          {person.contentProgress.map(({ key, percent: share }) => (
            <div key={key}>
              <p dir="auto">{titles.get(key)}</p>
              <Progress value={share} label={titles.get(key) ?? key} />
            </div>
          ))}
        </section>
      )}
      {sessions.length > 0 && (
        <section class="panel stack" aria-labelledby="sessions">
          <h2 id="sessions">{words.sessions}</h2>
          {person.sessionProgress.map(({ key, percent: share, minutes, attended }) => (
            <div key={key} class="stack">
              <p dir="auto">{titles.get(key)}</p>
              <Progress value={share} label={titles.get(key) ?? key} caption={words.minutesOf(number(minutes), percent(share))} />
              {attended.length === 0 && <p class="aside">{words.notThere}</p>}
              <ul>
                {attended.map(({ from, to }) => (
                  <li key={from} class="aside">
                    {moment(from, timeZone)} – {moment(to, timeZone)}
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </section>
      )}
    </>
  );
}

function Attempts({ person }: Properties) {
  const words = participants.value;
  return (
    <section class="panel stack" aria-labelledby="attempts">
      <h2 id="attempts">{words.attempts}</h2>
      {person.attempts.length === 0 && <p class="empty">{words.noAttempts}</p>}
      {person.attempts.map((attempt) => {
        const assessment = person.activity.assessments.find(({ key }) => key === attempt.assessmentKey);
        return (
          <details key={`${attempt.assessmentKey}/${attempt.number}`}>
            <summary>
              {words.attempt(assessment?.title ?? attempt.assessmentKey, number(attempt.number))} · {percent(attempt.score)} ·{' '}
              {day(attempt.submittedAt)}
            </summary>
            <ol class="answers">
              {attempt.answers.map(({ questionKey, chosen, correct }) => {
                const question = assessment?.questions.find(({ key }) => key === questionKey);
                const given = question?.choices.filter(({ key }) => chosen.includes(key)).map(({ text }) => text) ?? [];
                return (
                  <li key={questionKey}>
                    <p dir="auto">{question?.text ?? questionKey}</p>
                    <p class="row start">
                      <Icon path={correct ? check : alert} />
                      <strong>{correct ? words.right : words.wrong}</strong>
                      <bdi>{given.join(', ') || words.unanswered}</bdi>
                    </p>
                  </li>
                );
              })}
            </ol>
          </details>
        );
      })}
      <p class="note">{words.evaluation}</p>
    </section>
  );
}

function Credits({ person, done }: Properties & { done: () => void }) {
  const words = participants.value;
  const mayTakeBack = roles.value.includes('STAFF') || roles.value.includes('ADMINISTRATOR');
  return (
    <section class="panel stack" aria-labelledby="credits">
      <h2 id="credits">{words.credits}</h2>
      {person.credits.length === 0 && <p class="empty">{words.noCredits}</p>}
      <ul class="answers">
        {person.credits.map((credit) => (
          <li key={credit.id} class="row">
            <span>
              <strong>
                <bdi>{amount(credit.amount)}</bdi> {unitName(credit.unit)}
              </strong>{' '}
              {kindName(credit)} · {wordFor(terms.value.bases, credit.basis)} · {date(credit.earnedOn)}
              {credit.reversedBy && (
                <small class="below" dir="auto">
                  {words.takenBack(credit.reversedBy.reason ?? '')}
                </small>
              )}
            </span>
            {mayTakeBack && credit.basis !== 'REVERSAL' && !credit.reversedBy && <TakeBack credit={credit} done={done} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Certificates({ person, done }: Properties & { done: () => void }) {
  const words = issuing.value;
  const mayRevoke = roles.value.includes('STAFF') || roles.value.includes('ADMINISTRATOR');
  return (
    <section class="panel stack" aria-labelledby="certificates">
      <h2 id="certificates">{words.certificates}</h2>
      {person.certificates.length === 0 && <p class="empty">{words.noCertificates}</p>}
      <ul class="answers">
        {person.certificates.map((certificate) => (
          <li key={certificate.id} class="row">
            <span>
              {wordFor(overview.value.certificateKinds, certificate.kind)} · <bdi class="code">{certificate.number}</bdi>{' '}
              <Badge state={certificate.status}>{wordFor(overview.value.certificateStatuses, certificate.status)}</Badge>
              {certificate.revokedAt && (
                <small class="below" dir="auto">
                  {words.revokedOn(day(certificate.revokedAt), certificate.revocationReason ?? '')}
                </small>
              )}
            </span>
            {mayRevoke && certificate.status !== 'REVOKED' && <Revoke certificate={certificate} done={done} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

export default function Participant({ parameters: { id = '', enrollment = '' } }: PageProps) {
  const words = participants.value;
  const { data, failure, busy, reload } = useQuery(PARTICIPANT, { id: enrollment });
  useWatch(PARTICIPANTS_LIVE, { activityId: id }, reload);
  const node = data.value?.node;
  const person = node && 'gates' in node ? node : undefined;
  return (
    <ActivityPage id={id} title={person?.learner.name ?? words.person} activity={person?.activity.title}>
      {failure.value && <Failure failure={failure.value} retry={reload} />}
      {!person && busy.value && (
        <div class="panel tall">
          <Skeleton rows={8} />
        </div>
      )}
      {!person && !busy.value && !failure.value && <p class="panel empty">{words.notHere}</p>}
      {person && (
        <>
          <div class="panel stack">
            <div class="row">
              <p>
                <bdi>{person.learner.email}</bdi> · {wordFor(terms.value.professions, person.learner.profession)} · {words.enrolled}{' '}
                {day(person.enrolledAt)}
              </p>
              <Badge state={person.status}>{wordFor(terms.value.statuses, person.status)}</Badge>
            </div>
            <Progress value={person.percentComplete} label={words.progressOf(person.learner.name)} />
            <p>
              <a href={`/staff/learners/${person.learner.id}`}>{words.record}</a>
            </p>
          </div>
          <div class="two">
            <Gates person={person} />
            <Shares person={person} />
          </div>
          <Attempts person={person} />
          <Credits person={person} done={reload} />
          <Certificates person={person} done={reload} />
        </>
      )}
    </ActivityPage>
  );
}
