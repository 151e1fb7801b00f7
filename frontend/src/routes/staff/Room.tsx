/** The code for those in the room of a session, to be projected: large, with its time left, and renewed before it ends. */
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { CREATE_CODE, SESSIONS, type CodeOf } from '../../gql/room';
import { request, serverNow } from '../../gql/client';
import { clock } from '../../i18n/format';
import { room } from '../../i18n/room';
import type { PageProps } from '../../opening';
import { useQuery } from '../../state/query';
import { useSubmission } from '../../state/refusals';
import { Failure, Skeleton } from '../../ui/Loading';
import { Problem } from '../../ui/Notice';
import NotFound from '../NotFound';
import { ActivityPage } from './ActivityPage';
import './room.css';

/** A code is good for a quarter of an hour, and replaced a minute before that: who has it on the screen can still enter it. */
const VALID_MINUTES = 15;
const RENEW_SECONDS = 60;

const secondsLeft = ({ validUntil }: CodeOf): number => Math.max(0, (Date.parse(validUntil ?? '') - serverNow().getTime()) / 1000);

function Projection({ code, title }: { code: CodeOf; title: string }) {
  const words = room.value;
  const screen = useRef<HTMLElement>(null);
  const left = useSignal(secondsLeft(code));
  useEffect(() => {
    left.value = secondsLeft(code);
    const timer = setInterval(() => (left.value = secondsLeft(code)), 1000);
    return () => clearInterval(timer);
  }, [code.code]);
  return (
    <section class="projection" ref={screen} aria-label={title}>
      <h2 dir="auto">{title}</h2>
      <svg viewBox={`0 0 ${code.qrSize} ${code.qrSize}`} role="img" aria-label={words.qr} shapeRendering="crispEdges">
        <path d={code.qrPath ?? ''} />
      </svg>
      <p class="code" dir="ltr">
        {code.code}
      </p>
      <p>
        {words.left} <bdi>{clock(left.value)}</bdi>
      </p>
      <p>
        <button type="button" onClick={() => void screen.current?.requestFullscreen?.()}>
          {words.full}
        </button>
      </p>
    </section>
  );
}

function Session({ activityId, sessionKey, title }: { activityId: string; sessionKey: string; title: string }) {
  const words = room.value;
  const shown = useSignal<CodeOf | undefined>(undefined);
  const { busy, problem, run } = useSubmission();

  const renew = async () => {
    const input = { activityId, sessionKey, validMinutes: VALID_MINUTES };
    const payload = await run(async () => (await request(CREATE_CODE, { input })).createCheckInCode);
    if (payload) shown.value = payload;
  };
  useEffect(() => {
    if (!shown.value) return undefined;
    const timer = setTimeout(() => void renew(), Math.max(1, secondsLeft(shown.value) - RENEW_SECONDS) * 1000);
    return () => clearTimeout(timer);
  }, [shown.value]);

  return (
    <li class="panel stack">
      {shown.value ? (
        <Projection code={shown.value} title={title} />
      ) : (
        <div class="row">
          <h2 dir="auto">{title}</h2>
          <button type="button" disabled={busy.value} onClick={() => void renew()} aria-label={`${words.show}: ${title}`}>
            {words.show}
          </button>
        </div>
      )}
      <Problem text={problem.value} />
    </li>
  );
}

export default function Room({ parameters: { id = '' } }: PageProps) {
  const words = room.value;
  const { data, failure, reload } = useQuery(SESSIONS, { id });
  const activity = data.value?.authoredActivity;
  if (data.value && !activity) return <NotFound />;
  return (
    <ActivityPage id={id} title={words.title} activity={activity?.title} lead={words.about}>
      {failure.value && <Failure failure={failure.value} retry={reload} />}
      {!activity && !failure.value && <Skeleton rows={6} />}
      {activity && activity.definition.sessions.length === 0 && <p class="panel empty">{words.none}</p>}
      <ul class="stack">
        {activity?.definition.sessions.map((session) => (
          <Session key={session.key} activityId={id} sessionKey={session.key} title={session.title} />
        ))}
      </ul>
    </ActivityPage>
  );
}
