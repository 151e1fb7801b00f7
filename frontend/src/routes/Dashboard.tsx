/** The learner's own page: what is earned, what is under way, what came last. */
import { DASHBOARD } from '../gql/dashboard';
import { overview } from '../i18n/overview';
import { useQuery } from '../state/query';
import { put, summary } from '../state/store';
import { Failure, Skeleton } from '../ui/Loading';
import { lazily } from '../ui/lazily';
import { Page } from '../ui/Page';
import { LiveMark } from './dashboard/LiveMark';
import { InProgress } from './dashboard/InProgress';
import { RecentCredits, takeCreditsPage } from './dashboard/RecentCredits';
import { Totals } from './dashboard/Totals';
import './dashboard/dashboard.css';

const Badges = lazily(async () => (await import('./dashboard/Badges')).Badges);

export default function Dashboard() {
  const { failure, reload } = useQuery(DASHBOARD, {}, ({ viewer: { learner } }) => {
    if (!learner) return;
    summary.value = learner.creditSummary;
    put(...learner.enrollments.edges.map(({ node }) => node));
    takeCreditsPage(learner.credits);
  });
  return (
    <Page title={overview.value.greeting} beside={<LiveMark />}>
      {failure.value && <Failure failure={failure.value} retry={reload} />}
      {summary.value ? (
        <>
          <Totals summary={summary.value} />
          <InProgress />
          <RecentCredits />
          <Badges />
        </>
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
