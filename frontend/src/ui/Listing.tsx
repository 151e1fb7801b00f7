/** The states of a list that is read by pages: on its way, failed, empty, there, and more of it. */
import type { ComponentChildren } from 'preact';
import { terms } from '../i18n/terms';
import type { Pages } from '../state/paging';
import { Failure, Skeleton } from './Loading';
import { Problem } from './Notice';

interface Props {
  pages: Pages<unknown, unknown>;
  empty: ComponentChildren;
  children: ComponentChildren;
}

export function Listing({ pages: { data, failure, busy, rows, problem, hasMore, reload, more }, empty, children }: Props) {
  return (
    <div class="stack" aria-busy={busy.value}>
      {failure.value && <Failure failure={failure.value} retry={reload} />}
      {!data.value && !failure.value && (
        <div class="panel tall">
          <Skeleton rows={8} />
        </div>
      )}
      {data.value !== undefined && rows.value.length === 0 && (
        <p class="panel empty" role="status">
          {empty}
        </p>
      )}
      {rows.value.length > 0 && children}
      <Problem text={problem.value} />
      {hasMore && (
        <p>
          <button type="button" onClick={() => void more()}>
            {terms.value.showMore}
          </button>
        </p>
      )}
    </div>
  );
}
