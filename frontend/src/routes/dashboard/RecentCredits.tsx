/** The ledger's latest entries, newest first, each with its certificate, as they change. */
import { computed } from '@preact/signals';
import { request } from '../../gql/client';
import { CREDITS } from '../../gql/credits';
import type { CreditOf } from '../../gql/views';
import { overview } from '../../i18n/overview';
import { useChanges } from '../../state/changes';
import { credits, oldest, takeNewest } from '../../state/store';
import { Ledger } from '../../ui/Ledger';

const newestFirst = (a: CreditOf, b: CreditOf): number =>
  b.earnedOn.localeCompare(a.earnedOn) || b.recordedAt.localeCompare(a.recordedAt) || a.id.localeCompare(b.id);

const rows = computed(() =>
  [...credits.value.values()].filter((row) => !oldest.value || row.earnedOn >= oldest.value).toSorted(newestFirst),
);

/** As many as the dashboard asks for. */
const LATEST = 10;

/** The stream carries entries with their enrollment. What has none, brought along from elsewhere, is asked for. */
async function askAgain(): Promise<void> {
  const { viewer } = await request(CREDITS, { first: LATEST, orderBy: { by: 'EARNED_ON', descending: true } });
  if (viewer.learner) takeNewest(viewer.learner.credits);
}

export function RecentCredits() {
  const words = overview.value;
  // If it fails, the stream that comes back brings another change.
  useChanges(() => void askAgain().catch(() => undefined));
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
