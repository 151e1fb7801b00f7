/** What lies below the first look, in one chunk of its own: where credit comes from, what came last, what was reached. */
import type { SummaryOf } from '../../gql/views';
import { Badges } from './Badges';
import { Breakdown } from './Breakdown';
import { RecentCredits } from './RecentCredits';

export function Later({ summary }: { summary: SummaryOf }) {
  return (
    <>
      {summary.byType.length > 0 && <Breakdown summary={summary} />}
      <RecentCredits />
      <Badges />
    </>
  );
}
