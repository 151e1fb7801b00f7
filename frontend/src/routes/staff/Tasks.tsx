/** What waits for whoever works here: counted, with the first of each by name, and a way to it. */
import type { ComponentChildren } from 'preact';
import { STAFF_TASKS, STAFF_TASKS_LIVE, type StaffTaskItemOf, type StaffTaskOf } from '../../gql/staff';
import { date, day as dayOf, moment, number } from '../../i18n/format';
import { staffTasks } from '../../i18n/staffTasks';
import { useQuery } from '../../state/query';
import { providers } from '../../state/session';
import { useWatch } from '../../state/watch';
import { Badge } from '../../ui/Badge';
import { Failure, Skeleton } from '../../ui/Loading';
import './tasks.css';

/** Where all of a kind is listed. One that has no list of its own is reached through what is named of it. */
const LISTS: Record<string, string> = { QUESTIONS: '/staff/help', INVITATIONS: '/staff/people', DRAFTS: '/staff/activities?status=waiting' };

/** Where one is taken up. */
function leadsTo(kind: string, { activityId, jobId, jobKind }: StaffTaskItemOf): string {
  const activity = `/staff/activities/${encodeURIComponent(activityId)}`;
  if (jobId) return `${activity}/${jobKind === 'AWARD_CREDITS' ? 'award' : 'attendance'}?job=${encodeURIComponent(jobId)}`;
  if (kind === 'SESSIONS_TODAY') return `${activity}/sessions`;
  return kind === 'READY_TO_CLAIM' ? `${activity}/participants?status=READY_TO_CLAIM` : activity;
}

function Item({ kind, item }: { kind: string; item: StaffTaskItemOf }) {
  const words = staffTasks.value;
  const { title, session, provider, count, at, day, jobKind } = item;
  const when = day ? words.until(date(day)) : at && (kind === 'SESSIONS_TODAY' ? moment(at) : words.since(dayOf(at)));
  return (
    <li>
      <a href={leadsTo(kind, item)} dir="auto">
        {title}
      </a>
      {session && <bdi> · {session}</bdi>}
      {jobKind && ` · ${words.jobs[jobKind] ?? ''}`}
      <small class="below">
        {count > 1 && `${number(count)} · `}
        {when}
        {providers.value.length > 1 && (
          <>
            {' · '}
            <bdi>{provider}</bdi>
          </>
        )}
      </small>
    </li>
  );
}

function Task({ task: { kind, count, overdue, items } }: { task: StaffTaskOf }) {
  const words = staffTasks.value;
  const said = words.tasks[kind]?.(count);
  // A provider's list is that of the one chosen: of several it would show too few.
  const list = kind === 'DRAFTS' && providers.value.length > 1 ? undefined : LISTS[kind];
  const rest = count - items.reduce((sum, item) => sum + item.count, 0);
  return (
    <li>
      <div class="row start">
        <h3>{list ? <a href={list}>{said}</a> : said}</h3>
        {overdue > 0 && (
          <Badge state="FAILED">{kind === 'QUESTIONS' ? <a href="/staff/help?show=OVERDUE">{words.overdue(overdue)}</a> : words.overdue(overdue)}</Badge>
        )}
      </div>
      {items.length > 0 && (
        <ul>
          {items.map((item) => (
            <Item key={`${item.activityId}/${item.jobId ?? item.session}`} kind={kind} item={item} />
          ))}
        </ul>
      )}
      {items.length > 0 && rest > 0 && <p class="aside">{words.further(rest)}</p>}
    </li>
  );
}

/** `children` follow once it is known how much waits: they do not jump. */
export function Tasks({ children }: { children: ComponentChildren }) {
  const words = staffTasks.value;
  const { data, failure, reload } = useQuery(STAFF_TASKS, {});
  useWatch(STAFF_TASKS_LIVE, {}, reload);
  const tasks = data.value?.staffTasks;
  return (
    <>
      <section class="stack tasks" aria-labelledby="waiting">
        <h2 id="waiting">{words.waiting}</h2>
        {failure.value && <Failure failure={failure.value} retry={reload} />}
        {!tasks && !failure.value && (
          <div class="panel tall">
            <Skeleton rows={6} />
          </div>
        )}
        {tasks?.length === 0 && <p class="panel empty">{words.nothingWaits}</p>}
        {tasks && tasks.length > 0 && (
          <ul class="panel tasks-list">
            {tasks.map((task) => (
              <Task key={task.kind} task={task} />
            ))}
          </ul>
        )}
      </section>
      {(tasks || failure.value) && children}
    </>
  );
}
