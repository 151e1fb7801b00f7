/** The ledger's latest entries, newest first, each with its certificate. New ones arrive by the stream. */
import { computed, signal, useSignal } from '@preact/signals';
import { request } from '../../gql/client';
import { CREDITS } from '../../gql/credits';
import { DASHBOARD } from '../../gql/dashboard';
import type { CreditOf } from '../../gql/views';
import type { ResultOf } from '../../gql/graphql';
import { amount, date } from '../../i18n/format';
import { overview } from '../../i18n/overview';
import { terms, wordFor } from '../../i18n/terms';
import { sentenceForFailure } from '../../state/refusals';
import { credits, putCredits } from '../../state/store';
import { kindName, unitName } from '../../ui/Amount';
import { Badge } from '../../ui/Badge';
import { Download } from '../../ui/Download';
import { Problem } from '../../ui/Notice';

type CreditsPage = NonNullable<ResultOf<typeof DASHBOARD>['viewer']['learner']>['credits'];

/** How far down the ledger has been read: entries older than the last one are known only in parts, and not shown. */
const read = signal<{ cursor: string | null; oldest: string | undefined; more: boolean }>();

/** Take over a page of the ledger. */
export function takeCreditsPage({ edges, pageInfo }: CreditsPage): void {
  putCredits(edges.map(({ node }) => node));
  read.value = { cursor: pageInfo.endCursor, oldest: edges.at(-1)?.node.earnedOn, more: pageInfo.hasNextPage };
}

const newestFirst = (a: CreditOf, b: CreditOf): number =>
  b.earnedOn.localeCompare(a.earnedOn) || b.recordedAt.localeCompare(a.recordedAt) || a.id.localeCompare(b.id);

const rows = computed(() => {
  const { oldest, more } = read.value ?? { oldest: undefined, more: false };
  return [...credits.value.values()].filter((row) => !more || !oldest || row.earnedOn >= oldest).toSorted(newestFirst);
});

function Status({ row }: { row: CreditOf }) {
  const words = overview.value;
  return (
    <>
      <Badge state={row.status}>{wordFor(terms.value.creditStatuses, row.status)}</Badge>
      {row.expiresOn && (
        <small class="below">{row.status === 'EXPIRED' ? words.expired(date(row.expiresOn)) : words.expires(date(row.expiresOn))}</small>
      )}
    </>
  );
}

function Row({ row }: { row: CreditOf }) {
  const words = overview.value;
  const certificate = row.certificates.find((one) => one.status === 'ACTIVE') ?? row.certificates[0];
  return (
    <tr>
      <th scope="row">
        <span dir="auto">{row.activity ? <a href={`/activities/${encodeURIComponent(row.activity.id)}`}>{row.title}</a> : row.title}</span>
        <small class="below">
          <span class="phone-only">
            {kindName(row)} · {date(row.earnedOn)}
            {row.provider && ' · '}
          </span>
          <bdi>{row.provider}</bdi>
        </small>
        {row.status !== 'ACTIVE' && (
          <span class="phone-only">
            <Status row={row} />
          </span>
        )}
      </th>
      <td class="wide">
        {kindName(row)}
        {(row.basis !== 'FULL' || !row.countsInTotal) && (
          <small class="below">
            {[row.basis !== 'FULL' && wordFor(terms.value.bases, row.basis), !row.countsInTotal && words.notInTotal].filter(Boolean).join(' · ')}
          </small>
        )}
      </td>
      <td class="number">
        <bdi>{amount(row.amount)}</bdi>
        <small class="below">{unitName(row.unit)}</small>
      </td>
      <td class="wide date">{date(row.earnedOn)}</td>
      <td class="wide">
        <Status row={row} />
      </td>
      <td class="action">
        {certificate?.downloadUrl ? <Download url={certificate.downloadUrl} title={row.title} /> : certificate && <small>{words.preparing}</small>}
      </td>
    </tr>
  );
}

export function RecentCredits() {
  const words = overview.value;
  const problem = useSignal('');
  const busy = useSignal(false);

  const more = async () => {
    busy.value = true;
    problem.value = '';
    try {
      const { viewer } = await request(CREDITS, { after: read.value?.cursor });
      if (viewer.learner) takeCreditsPage(viewer.learner.credits);
    } catch (failure) {
      problem.value = sentenceForFailure(failure);
    } finally {
      busy.value = false;
    }
  };

  return (
    <section aria-labelledby="recent">
      <h2 id="recent">{words.recent}</h2>
      {rows.value.length > 0 ? (
        <div class="panel ledger">
          <table aria-labelledby="recent">
            <thead>
              <tr>
                <th scope="col">{words.activity}</th>
                <th scope="col" class="wide">
                  {words.kind}
                </th>
                <th scope="col" class="number">
                  {words.amount}
                </th>
                <th scope="col" class="wide">
                  {words.earned}
                </th>
                <th scope="col" class="wide">
                  {words.status}
                </th>
                <th scope="col">{words.certificate}</th>
              </tr>
            </thead>
            <tbody>
              {rows.value.map((row) => (
                <Row key={row.id} row={row} />
              ))}
            </tbody>
          </table>
        </div>
      ) : (
        <p class="panel empty">
          {words.nothingEarned} <a href="/catalogue">{words.browse}</a>
        </p>
      )}
      <Problem text={problem.value} />
      {read.value?.more && (
        <p>
          <button type="button" disabled={busy.value} onClick={() => void more()}>
            {terms.value.showMore}
          </button>
        </p>
      )}
    </section>
  );
}
