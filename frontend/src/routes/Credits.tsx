/** Every entry of the ledger, searched, filtered and ordered; what is looked for is the address. */
import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { request } from '../gql/client';
import { CREDITS } from '../gql/credits';
import type { CreditOf } from '../gql/views';
import { ledger } from '../i18n/ledger';
import { overview } from '../i18n/overview';
import { shell } from '../i18n/shell';
import { terms } from '../i18n/terms';
import { announce } from '../lib/announce';
import { useParameters, withParameters } from '../lib/parameters';
import { address } from '../lib/router';
import { useQuery } from '../state/query';
import { sentenceForFailure } from '../state/refusals';
import { useChanges } from '../state/changes';
import { Ledger } from '../ui/Ledger';
import { Failure, Skeleton } from '../ui/Loading';
import { Problem } from '../ui/Notice';
import { Page } from '../ui/Page';
import { Detail } from './credits/Detail';
import { filterFrom, isFiltered, NO_FILTER, ORDERS, orderFrom } from './credits/filter';
import { Filters } from './credits/Filters';
import { useKeys } from './credits/keys';
import '../ui/filters.css';
import './credits/credits.css';

const PAGE = 50;
/** The most that the server gives at once. */
const MOST = 1000;

const leads = (id: string) => withParameters({ credit: id });

export default function Credits() {
  const words = ledger.value;
  const parameters = address.value.searchParams;
  const change = useParameters();
  const rows = useSignal<readonly CreditOf[]>([]);
  const next = useSignal<string | null>(null);
  const problem = useSignal('');
  const fetching = useSignal(false);
  const search = useRef<HTMLElement>(null);
  const list = useRef<HTMLElement>(null);
  useKeys(search, list);

  const wanted = { filter: filterFrom(parameters), orderBy: ORDERS[orderFrom(parameters)] };
  const { data, failure, busy, reload } = useQuery(CREDITS, { ...wanted, first: PAGE }, ({ viewer: { learner } }) => {
    rows.value = learner?.credits.edges.map(({ node }) => node) ?? [];
    next.value = learner?.credits.pageInfo.hasNextPage ? learner.credits.pageInfo.endCursor : null;
    announce(words.found(learner?.credits.totalCount ?? 0));
  });
  const found = data.value?.viewer.learner;

  /** Ask for a page, and hand it on if it is still the one that is wanted. */
  const ask = async (first: number, after: string | null, take: (page: NonNullable<typeof found>['credits']) => void) => {
    const here = address.peek().search;
    try {
      const { viewer } = await request(CREDITS, { ...wanted, first, after });
      if (viewer.learner && here === address.peek().search) take(viewer.learner.credits);
      problem.value = '';
    } catch (trouble) {
      problem.value = sentenceForFailure(trouble);
    }
  };

  const more = async () => {
    fetching.value = true;
    const reached = rows.value.length;
    await ask(PAGE, next.value, ({ edges, pageInfo }) => {
      rows.value = [...rows.value, ...edges.map(({ node }) => node)];
      next.value = pageInfo.hasNextPage ? pageInfo.endCursor : null;
      announce(words.shown(rows.value.length));
    });
    fetching.value = false;
    setTimeout(() => list.current?.querySelectorAll<HTMLElement>('tbody th a')[reached]?.focus());
  };

  // What was earned or taken back meanwhile, without moving what is on the screen.
  useChanges(() => {
    if (rows.value.length > MOST) return;
    void ask(Math.max(PAGE, rows.value.length), null, ({ edges, pageInfo }) => {
      rows.value = edges.map(({ node }) => node);
      next.value = pageInfo.hasNextPage ? pageInfo.endCursor : null;
    });
  });

  const total = found?.credits.totalCount ?? 0;
  const everything = found?.everything.totalCount ?? 0;
  const shownId = parameters.get('credit');

  return (
    <Page title={words.title} lead={words.lead}>
      <Filters parameters={parameters} change={change} form={search} />
      <section class="results" aria-labelledby="results" aria-busy={busy.value} ref={list}>
        <div class="row">
          <h2 id="results">{found ? words.found(total) : shell.value.loading}</h2>
          {isFiltered(parameters) && (
            <button type="button" class="quiet" onClick={() => change(NO_FILTER)}>
              {words.clear}
            </button>
          )}
        </div>
        {failure.value && <Failure failure={failure.value} retry={reload} />}
        {!found && !failure.value && (
          <div class="panel tall">
            <Skeleton rows={10} />
          </div>
        )}
        {found && total === 0 && (
          <div class="panel empty stack">
            {everything === 0 ? (
              <p>
                {overview.value.nothingEarned} <a href="/catalogue">{overview.value.browse}</a>
              </p>
            ) : (
              <>
                <p>{words.outside(everything)}</p>
                <p>
                  <button type="button" class="primary" onClick={() => change(NO_FILTER)}>
                    {words.widen(everything)}
                  </button>
                </p>
              </>
            )}
          </div>
        )}
        {rows.value.length > 0 && <Ledger rows={rows.value} labelledBy="results" leads={({ id }) => leads(id)} />}
        <Problem text={problem.value} />
        {next.value && (
          <p>
            <button type="button" disabled={fetching.value} onClick={() => void more()}>
              {terms.value.showMore} <small>{words.shown(rows.value.length)}</small>
            </button>
          </p>
        )}
      </section>
      {shownId && <Detail key={shownId} id={shownId} leads={leads} close={() => change({ credit: '' })} />}
    </Page>
  );
}
