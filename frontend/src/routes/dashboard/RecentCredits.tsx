/** The ledger's latest entries, newest first, each with its certificate. New ones arrive by the stream. */
import { computed, signal } from '@preact/signals';
import type { DASHBOARD } from '../../gql/dashboard';
import type { ResultOf } from '../../gql/graphql';
import type { CreditOf } from '../../gql/views';
import { overview } from '../../i18n/overview';
import { credits, putCredits } from '../../state/store';
import { Ledger } from '../../ui/Ledger';

type CreditsPage = NonNullable<ResultOf<typeof DASHBOARD>['viewer']['learner']>['credits'];

/** The day of the oldest entry that was read: older ones are known only in parts, and not shown. */
const oldest = signal<string>();

/** Take over the newest page of the ledger. */
export function takeCreditsPage({ edges, pageInfo }: CreditsPage): void {
  putCredits(edges.map(({ node }) => node));
  oldest.value = pageInfo.hasNextPage ? edges.at(-1)?.node.earnedOn : undefined;
}

const newestFirst = (a: CreditOf, b: CreditOf): number =>
  b.earnedOn.localeCompare(a.earnedOn) || b.recordedAt.localeCompare(a.recordedAt) || a.id.localeCompare(b.id);

const rows = computed(() =>
  [...credits.value.values()].filter((row) => !oldest.value || row.earnedOn >= oldest.value).toSorted(newestFirst),
);

export function RecentCredits() {
  const words = overview.value;
  return (
    <section aria-labelledby="recent">
      <div class="row headed">
        <h2 id="recent">{words.recent}</h2>
        {rows.value.length > 0 && <a href="/credits">{words.allCredits}</a>}
      </div>
      {rows.value.length > 0 ? (
        <Ledger
          rows={rows.value}
          labelledBy="recent"
          leads={({ activity }) => (activity ? `/activities/${encodeURIComponent(activity.id)}` : undefined)}
        />
      ) : (
        <p class="panel empty">
          {words.nothingEarned} <a href="/catalogue">{words.browse}</a>
        </p>
      )}
    </section>
  );
}
