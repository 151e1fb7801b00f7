/** What a new installation still lacks, and where it is done. */
import { useSignal } from '@preact/signals';
import { request } from '../gql/client';
import { SEND_TEST_MAIL, SETUP, type StandingOf } from '../gql/setup';
import { day } from '../i18n/format';
import { setup } from '../i18n/setup';
import { useQuery } from '../state/query';
import { useSubmission } from '../state/refusals';
import { isAdministrator } from '../state/session';
import { Badge } from '../ui/Badge';
import { Failure, Skeleton } from '../ui/Loading';
import { Notice, Problem } from '../ui/Notice';
import NotFound from './NotFound';
import { StaffPage } from './staff/StaffPage';

const PLACES: Record<string, string> = { PROVIDER: '/staff/organizations', ACCREDITATION: '/staff/organizations', SEAL: '/staff/organizations', ACTIVITY: '/staff/activities' };

function TestMail() {
  const words = setup.value;
  const outcome = useSignal<{ sentTo: string | null; failure: string | null }>();
  const { busy, problem, run } = useSubmission();
  const send = async () => {
    outcome.value = undefined;
    const payload = await run(async () => (await request(SEND_TEST_MAIL)).sendTestMail);
    if (payload) outcome.value = payload;
  };
  return (
    <>
      <button type="button" disabled={busy.value} onClick={() => void send()}>
        {words.sendTest}
      </button>
      <div role="status">
        {outcome.value &&
          (outcome.value.failure ? (
            <Notice tone="bad">
              {words.refused} <bdi>{outcome.value.failure}</bdi>
            </Notice>
          ) : (
            <Notice tone="good">{words.taken(outcome.value.sentTo ?? '')}</Notice>
          ))}
      </div>
      <Problem text={problem.value} />
    </>
  );
}

function Step({ standing: { step, done, detail, validUntil } }: { standing: StandingOf }) {
  const words = setup.value;
  const place = PLACES[step];
  return (
    <li class="panel stack">
      <div class="row">
        <h2>{words.steps[step].name}</h2>
        <Badge state={done ? 'ACCEPTED' : 'OPEN'}>{done ? words.done : words.open}</Badge>
      </div>
      {!done && <p>{words.steps[step].lead}</p>}
      {detail && (
        <p class="aside">
          <bdi>{detail}</bdi> {validUntil && words.validUntil(day(validUntil))}
        </p>
      )}
      {place && (
        <p>
          <a href={place}>{words.go[step]}</a>
        </p>
      )}
      {step === 'MAIL' && <TestMail />}
    </li>
  );
}

function Steps() {
  const { data, failure, reload } = useQuery(SETUP, {});
  return (
    <>
      {failure.value && <Failure failure={failure.value} retry={reload} />}
      {!data.value && !failure.value && <Skeleton rows={10} />}
      <ol class="cards">{data.value?.setup?.steps.map((standing) => <Step key={standing.step} standing={standing} />)}</ol>
    </>
  );
}

export default function Setup() {
  if (!isAdministrator.value) return <NotFound />;
  return (
    <StaffPage title={setup.value.title} lead={setup.value.lead} single>
      <Steps />
    </StaffPage>
  );
}
