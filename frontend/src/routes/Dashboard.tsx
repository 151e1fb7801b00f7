/** The learner's own page: what is earned, what is under way, what came last. */
import { DASHBOARD } from '../gql/dashboard';
import { overview } from '../i18n/overview';
import { useQuery } from '../state/query';
import { put, summary, takeNewest } from '../state/store';
import { InTurn } from '../ui/InTurn';
import { Failure, Skeleton } from '../ui/Loading';
import { lazily } from '../ui/lazily';
import { Page } from '../ui/Page';
import { LiveMark } from './dashboard/LiveMark';
import { InProgress } from './dashboard/InProgress';
import { Totals } from './dashboard/Totals';
import './dashboard/dashboard.css';

const Later = lazily(async () => (await import('./dashboard/Later')).Later);

export default function Dashboard() {
  const { failure, reload } = useQuery(DASHBOARD, {}, ({ viewer: { learner } }) => {
    if (!learner) return;
    summary.value = learner.creditSummary;
    put(...learner.enrollments.edges.map(({ node }) => node));
    takeNewest(learner.credits);
  });
  return (
    <Page title={overview.value.greeting} beside={<LiveMark />}>
      {failure.value && <Failure failure={failure.value} retry={reload} />}
      {summary.value ? (
        <InTurn>
          <Totals summary={summary.value} />
          <InProgress />
          <div class="later">
            <Later summary={summary.value} />
          </div>
        </InTurn>
      ) : (
        !failure.value && (
          <div class="panel tall">
            <Skeleton rows={8} />
          </div>
        )
      )}
    </Page>
  );
}
