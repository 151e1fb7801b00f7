/** The ledger's latest entries, newest first, each with its certificate. New ones arrive by the stream. */
import { computed } from '@preact/signals';
import type { CreditOf } from '../../gql/views';
import { overview } from '../../i18n/overview';
import { credits, oldest } from '../../state/store';
import { Ledger } from '../../ui/Ledger';

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
