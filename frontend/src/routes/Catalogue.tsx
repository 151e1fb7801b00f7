/** What can be taken, searched and filtered. The filters are the address, so that a search can be kept and shared. */
import { useSignal } from '@preact/signals';
import { CATALOGUE, type CardOf } from '../gql/activities';
import { request } from '../gql/client';
import { offers } from '../i18n/offers';
import { shell } from '../i18n/shell';
import { terms } from '../i18n/terms';
import { announce } from '../lib/announce';
import { useParameters } from '../lib/parameters';
import { address, navigate } from '../lib/router';
import { useQuery } from '../state/query';
import { sentenceForFailure } from '../state/refusals';
import { Failure, Skeleton } from '../ui/Loading';
import { Problem } from '../ui/Notice';
import { Page } from '../ui/Page';
import { Card } from './catalogue/Card';
import { Filters, filterFrom, namesOf } from './catalogue/Filters';
import '../ui/filters.css';
import './catalogue/catalogue.css';

export default function Catalogue() {
  const words = offers.value;
  const filter = filterFrom(address.value.searchParams);
  const more = useSignal<readonly CardOf[]>([]);
  const next = useSignal<string | null>(null);
  const problem = useSignal('');
  const change = useParameters();

  const { data, failure, busy, reload } = useQuery(CATALOGUE, { filter }, ({ activities }) => {
    more.value = [];
    next.value = activities?.pageInfo.hasNextPage ? activities.pageInfo.endCursor : null;
    announce(words.found(activities?.totalCount ?? 0));
  });

  const showMore = async () => {
    problem.value = '';
    try {
      const { activities } = await request(CATALOGUE, { filter, after: next.value });
      more.value = [...more.value, ...(activities?.edges.map(({ node }) => node) ?? [])];
      next.value = activities?.pageInfo.hasNextPage ? activities.pageInfo.endCursor : null;
    } catch (trouble) {
      problem.value = sentenceForFailure(trouble);
    }
  };

  const found = data.value?.activities;
  const cards = [...(found?.edges.map(({ node }) => node) ?? []), ...more.value];
  const filtered = namesOf(address.value.searchParams).length > 0;

  return (
    <Page title={shell.value.catalogue} lead={words.lead}>
      <Filters parameters={address.value.searchParams} change={change} />
      <section class="results" aria-labelledby="results" aria-busy={busy.value}>
        <div class="row">
          <h2 id="results">{found ? words.found(found.totalCount) : words.results}</h2>
          {filtered && (
            <button type="button" class="quiet" onClick={() => navigate('/catalogue')}>
              {words.clear}
            </button>
          )}
        </div>
        {failure.value && <Failure failure={failure.value} retry={reload} />}
        {!found && !failure.value && (
          <div class="panel tall">
            <Skeleton rows={8} />
          </div>
        )}
        {found && cards.length === 0 && <p class="panel empty">{words.nothing}</p>}
        <ul class="cards">
          {cards.map((card) => (
            <Card key={card.id} activity={card} />
          ))}
        </ul>
        <Problem text={problem.value} />
        {next.value && (
          <p>
            <button type="button" onClick={() => void showMore()}>
              {terms.value.showMore}
            </button>
          </p>
        )}
      </section>
    </Page>
  );
}
