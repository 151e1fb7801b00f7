/** What can be taken, searched and filtered. The filters are the address, so that a search can be kept and shared. */
import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { CATALOGUE, type CardOf } from '../gql/activities';
import { request } from '../gql/client';
import { offers } from '../i18n/offers';
import { shell } from '../i18n/shell';
import { terms } from '../i18n/terms';
import { announce } from '../lib/announce';
import { address, navigate } from '../lib/router';
import { useQuery } from '../state/query';
import { sentenceForFailure } from '../state/refusals';
import { Failure, Skeleton } from '../ui/Loading';
import { Problem } from '../ui/Notice';
import { Page } from '../ui/Page';
import { Card } from './catalogue/Card';
import { Filters, filterFrom, namesOf } from './catalogue/Filters';
import './catalogue/catalogue.css';

/** Typing changes the address after a moment, without filling the history. */
const PAUSE = 250;

export default function Catalogue() {
  const words = offers.value;
  const filter = filterFrom(address.value.searchParams);
  const more = useSignal<readonly CardOf[]>([]);
  const next = useSignal<string | null>(null);
  const problem = useSignal('');
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const { data, failure, busy, reload } = useQuery(CATALOGUE, { filter }, ({ activities }) => {
    more.value = [];
    next.value = activities?.pageInfo.hasNextPage ? activities.pageInfo.endCursor : null;
    announce(words.found(activities?.totalCount ?? 0));
  });

  const change = (name: string, value: string) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(
      () => {
        const parameters = new URLSearchParams(location.search);
        if (value) parameters.set(name, value);
        else parameters.delete(name);
        navigate(`/catalogue${parameters.size > 0 ? `?${parameters}` : ''}`, { replace: true });
      },
      name === 'search' ? PAUSE : 0,
    );
  };

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
