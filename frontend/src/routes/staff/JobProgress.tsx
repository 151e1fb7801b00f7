/** How far a job is, and what is wrong with its rows. */
import type { JobOf, RowErrorOf } from '../../gql/jobs';
import { bulk } from '../../i18n/bulk';
import { number } from '../../i18n/format';
import { csv, save } from '../../lib/files';
import { isOver } from '../../state/job';
import { Notice } from '../../ui/Notice';

export function JobProgress({ job }: { job: JobOf | undefined }) {
  const words = bulk.value;
  if (!job || job.status === 'DONE') return null;
  if (isOver(job)) return <Notice tone="bad">{job.errors.map(({ message }) => message).join(' ') || words.stopped}</Notice>;
  return (
    <div class="progress" role="status">
      <progress max={job.total ?? 1} value={job.total === null ? undefined : job.done} aria-label={words.working} />
      <span class="figure">
        {words.working} {job.total !== null && words.doneOf(number(job.done), number(job.total))}
      </span>
    </div>
  );
}

const SHOWN = 20;

export function RowErrors({ errors, name }: { errors: readonly RowErrorOf[]; name: string }) {
  const words = bulk.value;
  if (errors.length === 0) return null;
  const download = () => save(name, csv([[words.row, words.column, words.what], ...errors.map((each) => [each.row, each.column, each.message])]));
  return (
    <section class="panel stack" aria-labelledby="wrong">
      <div class="row">
        <h2 id="wrong">{words.notTaken(errors.length)}</h2>
        <button type="button" onClick={download}>
          {words.downloadErrors}
        </button>
      </div>
      <ul class="answers">
        {errors.slice(0, SHOWN).map((each) => (
          <li key={`${each.row}/${each.column}/${each.code}`}>
            <strong>
              {words.row} {number(each.row)}
              {each.column && (
                <>
                  , <bdi>{each.column}</bdi>
                </>
              )}
            </strong>
            : <bdi>{words.codes[each.code] ?? each.message}</bdi>
          </li>
        ))}
      </ul>
    </section>
  );
}
