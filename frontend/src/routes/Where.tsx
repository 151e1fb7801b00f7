/** "Where is my credit?": every enrollment that has not paid in full, gate by gate, as it stands now. */
import { useSignal } from '@preact/signals';
import { request } from '../gql/client';
import type { ResultOf } from '../gql/graphql';
import { WHERE } from '../gql/where';
import { overview } from '../i18n/overview';
import { terms } from '../i18n/terms';
import { where } from '../i18n/where';
import { useQuery } from '../state/query';
import { sentenceForFailure } from '../state/refusals';
import { put } from '../state/store';
import { enrollmentsIn, UNPAID } from '../state/unpaid';
import { Failure, Skeleton } from '../ui/Loading';
import { Problem } from '../ui/Notice';
import { Page } from '../ui/Page';
import { Unpaid } from './where/Unpaid';
import './where/where.css';

export default function Where() {
  const words = where.value;
  const next = useSignal<string | null>(null);
  const problem = useSignal('');

  const take = ({ viewer: { learner } }: ResultOf<typeof WHERE>) => {
    if (!learner) return;
    const { edges, pageInfo } = learner.enrollments;
    put(...edges.map(({ node }) => node));
    next.value = pageInfo.hasNextPage ? pageInfo.endCursor : null;
  };
  const { data, failure, reload } = useQuery(WHERE, {}, take);
  const more = async () => {
    problem.value = '';
    try {
      take(await request(WHERE, { after: next.value }));
    } catch (trouble) {
      problem.value = sentenceForFailure(trouble);
    }
  };

  const views = enrollmentsIn(UNPAID);
  return (
    <Page title={overview.value.where} lead={words.lead}>
      {failure.value && <Failure failure={failure.value} retry={reload} />}
      {!data.value && !failure.value && (
        <div class="panel tall">
          <Skeleton rows={8} />
        </div>
      )}
      {data.value && (
        <p class={views.length > 0 ? 'lead' : 'panel empty'} role="status">
          {views.length > 0 ? words.waiting(views.length) : words.nothing}{' '}
          {views.length === 0 && <a href="/catalogue">{overview.value.browse}</a>}
        </p>
      )}
      <ul class="stack">{data.value && views.map((view) => <Unpaid key={view.id} view={view} />)}</ul>
      <Problem text={problem.value} />
      {next.value && (
        <p>
          <button type="button" onClick={() => void more()}>
            {terms.value.showMore}
          </button>
        </p>
      )}
    </Page>
  );
}
