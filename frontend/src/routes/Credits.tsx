/** Every entry of the ledger, searched, filtered and ordered; what is looked for is the address. */
import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { CREDITS } from '../gql/credits';
import { ledger } from '../i18n/ledger';
import { overview } from '../i18n/overview';
import { shell } from '../i18n/shell';
import { terms } from '../i18n/terms';
import { announce } from '../lib/announce';
import { useParameters, withParameters } from '../lib/parameters';
import { address } from '../lib/router';
import { useChanges } from '../state/changes';
import { usePages } from '../state/paging';
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

const leads = (id: string) => withParameters({ credit: id });

export default function Credits() {
  const words = ledger.value;
  const parameters = address.value.searchParams;
  const change = useParameters();
  const fetching = useSignal(false);
  const search = useRef<HTMLElement>(null);
  const list = useRef<HTMLElement>(null);
  useKeys(search, list);

  const wanted = { filter: filterFrom(parameters), orderBy: ORDERS[orderFrom(parameters)] };
  const { data, failure, busy, reload, rows, problem, hasMore, refresh, ...pages } = usePages(
    CREDITS,
    wanted,
    ({ viewer: { learner } }) => learner?.credits,
    ({ viewer: { learner } }) => announce(words.found(learner?.credits.totalCount ?? 0)),
  );
  const found = data.value?.viewer.learner;

  const more = async () => {
    fetching.value = true;
    const reached = rows.value.length;
    await pages.more();
    if (rows.value.length > reached) announce(words.shown(rows.value.length));
    fetching.value = false;
    setTimeout(() => list.current?.querySelectorAll<HTMLElement>('tbody th a')[reached]?.focus());
  };

  // What was earned or taken back meanwhile, without moving what is on the screen.
  useChanges(() => void refresh());

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
        {hasMore && (
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
