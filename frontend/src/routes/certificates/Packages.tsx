/** The packages of the person: how far they are, and what can be downloaded until when. */
import { request } from '../../gql/client';
import { CANCEL_JOB, type PackageOf } from '../../gql/packages';
import { moment, number } from '../../i18n/format';
import { packages } from '../../i18n/packages';
import { announce } from '../../lib/announce';
import { isUnderWay, type usePackages } from '../../state/packages';
import { useSubmission } from '../../state/refusals';
import { learner } from '../../state/session';
import { Icon } from '../../ui/Icon';
import { download } from '../../ui/icons';
import { Problem } from '../../ui/Notice';

/** The newest ones: more than these nobody looks for. */
const SHOWN = 5;

function UnderWay({ one, changed }: { one: PackageOf; changed: () => void }) {
  const words = packages.value;
  const { busy, problem, run } = useSubmission();
  const callOff = async () => {
    if (!(await run(async () => (await request(CANCEL_JOB, { input: { jobId: one.id } })).cancelJob))) return;
    announce(words.callingOff);
    changed();
  };
  const says = one.status === 'QUEUED' ? words.waiting : one.done === one.total ? words.finishing : words.doneOf(number(one.done), number(one.total ?? 0));
  return (
    <>
      <div class="progress" role="status">
        <progress max={one.total ?? 1} value={one.status === 'QUEUED' || one.total === null ? undefined : one.done} aria-label={words.packages} />
        <span class="figure">{one.status === 'CANCELLING' ? words.callingOff : says}</span>
      </div>
      {one.status !== 'CANCELLING' && (
        <p>
          <button type="button" disabled={busy.value} onClick={() => void callOff()}>
            {words.callOff}
          </button>
        </p>
      )}
      <Problem text={problem.value} />
    </>
  );
}

function Ended({ one }: { one: PackageOf }) {
  const words = packages.value;
  const left = one.rowErrors.edges.map(({ node }) => node);
  if (one.status === 'CANCELLED') return <p class="aside">{words.calledOff}</p>;
  if (one.status === 'FAILED') return <Problem text={one.errors.map(({ message }) => message).join(' ') || words.failed} />;
  return (
    <>
      <div class="row start">
        {one.downloadUrl ? (
          <a class="button primary" href={one.downloadUrl} download>
            <Icon path={download} />
            {words.download}
          </a>
        ) : (
          <span class="aside">{words.gone}</span>
        )}
        {one.downloadUrl && one.expiresAt && <span class="aside">{words.until(moment(one.expiresAt, learner.value?.timeZone))}</span>}
      </div>
      {left.length > 0 && (
        <details>
          <summary>{words.leftOut(left.length)}</summary>
          <ul class="answers">
            {left.map((each) => (
              <li key={each.row}>
                {words.place(number(each.row))}: <bdi>{each.message}</bdi>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

export function Packages({ listed, reload }: ReturnType<typeof usePackages>) {
  const words = packages.value;
  if (listed.value.length === 0) return null;
  return (
    <section class="panel stack packages" aria-labelledby="packages">
      <h2 id="packages">{words.packages}</h2>
      <p class="aside">{words.packagesLead}</p>
      <ul class="stack">
        {listed.value.slice(0, SHOWN).map((one) => (
          <li key={one.id} class="stack">
            <h3>
              {words.of(moment(one.createdAt, learner.value?.timeZone))}
              {one.total !== null && <small> · {words.certificates(one.total)}</small>}
            </h3>
            {isUnderWay(one) ? <UnderWay one={one} changed={reload} /> : <Ended one={one} />}
          </li>
        ))}
      </ul>
    </section>
  );
}
