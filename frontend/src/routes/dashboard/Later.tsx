/** What lies below the first look, in one chunk of its own: what can be used until when, where credit comes from, what came last, what was reached. */
import type { SummaryOf } from '../../gql/views';
import { InTurn } from '../../ui/InTurn';
import { Badges } from './Badges';
import { Breakdown } from './Breakdown';
import { Expiring } from './Expiring';
import { RecentCredits } from './RecentCredits';

export function Later({ summary }: { summary: SummaryOf }) {
  return (
    <InTurn>
      <Expiring summary={summary} />
      {summary.byType.length > 0 && <Breakdown summary={summary} />}
      <RecentCredits />
      <Badges />
    </InTurn>
  );
}
