/** What of one's credit cannot be used much longer, in one sentence that leads to it. Its line is there from the start: nothing jumps. */
import { useEffect, useRef } from 'preact/hooks';
import { EXPIRING_SOON } from '../../gql/progress';
import type { SummaryOf } from '../../gql/views';
import { expiring } from '../../i18n/expiring';
import { date } from '../../i18n/format';
import { useQuery } from '../../state/query';
import { clock, Icon } from '../../ui/Icon';

export function Expiring({ summary: { total, points, expired } }: { summary: SummaryOf }) {
  const words = expiring.value;
  const { data, busy, reload } = useQuery(EXPIRING_SOON, {});
  // The stream sends the summary anew for other reasons too: only other credit can expire at another time.
  const credit = [total, points, expired.amount, expired.points].join('/');
  const asked = useRef(credit);
  useEffect(() => {
    if (asked.current !== credit) reload();
    asked.current = credit;
  }, [credit]);

  const soon = data.value?.viewer.learner?.creditSummary.expiring;
  const first = soon?.edges[0]?.node.expiresOn;
  return (
    <p class="usable" aria-busy={busy.value}>
      {soon ? (
        <>
          <Icon path={clock} /> {first ? <a href="/credits?status=EXPIRING">{words.soon(soon.totalCount, date(first))}</a> : words.nothing}
        </>
      ) : (
        '\u00a0'
      )}
    </p>
  );
}
