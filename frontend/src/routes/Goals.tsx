/** Goals: those that are pursued, with status, pace and projection, and those that are over. */
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { request, serverNow } from '../gql/client';
import { ARCHIVE_GOAL, CELEBRATE_GOAL, GOALS, RESTORE_GOAL, type GoalOf } from '../gql/goals';
import { date } from '../i18n/format';
import { goals as messages } from '../i18n/goals';
import { terms } from '../i18n/terms';
import { announce } from '../lib/announce';
import { goals, takeGoals, unsung } from '../state/goals';
import { useQuery } from '../state/query';
import { useSubmission, type Submission } from '../state/refusals';
import { Pace, reached, Status, type CourseOf } from '../ui/Course';
import { Dialog } from '../ui/Dialog';
import { Failure, Skeleton } from '../ui/Loading';
import { Notice, Problem } from '../ui/Notice';
import { Page } from '../ui/Page';
import { Progress } from '../ui/Progress';
import { GoalForm } from './goals/GoalForm';
import './goals/goals.css';

const courseOf = (goal: GoalOf): CourseOf => ({ ...goal, required: goal.target });

/** What counts toward a goal, in words. */
function Counted({ goal }: { goal: GoalOf }) {
  const kinds = goal.types.map((type) => terms.value.types[type] ?? type);
  const names = [...kinds, ...goal.specialties.map(({ label }) => label)];
  return (
    <p class="aside">
      {names.length > 0 && `${messages.value.counts}: ${names.join(' · ')} · `}
      {date(goal.from)} – {date(goal.by)}
    </p>
  );
}

/** Put a goal away, or take it up again. */
async function move(goal: GoalOf, run: Submission['run']): Promise<GoalOf | undefined> {
  const words = messages.value;
  const input = { goalId: goal.id };
  const archived = goal.archivedAt === null;
  const done = await run(async () =>
    archived ? (await request(ARCHIVE_GOAL, { input })).archiveGoal : (await request(RESTORE_GOAL, { input })).restoreGoal,
  );
  if (!done?.goal) return undefined;
  takeGoals([done.goal]);
  announce((archived ? words.archived : words.restored)(goal.title));
  return done.goal;
}

interface GoalProps {
  goal: GoalOf;
  over: boolean;
  edit: (goal: GoalOf) => void;
  moved: (goal: GoalOf) => void;
}

function Goal({ goal, over, edit, moved }: GoalProps) {
  const words = messages.value;
  const { busy, problem, run } = useSubmission();
  return (
    <li class="panel stack goal">
      <div class="row">
        <h2 dir="auto">{goal.title}</h2>
        <Status status={goal.status} />
      </div>
      <Progress value={goal.percent} label={words.progressOf(goal.title)} />
      <p>{reached(courseOf(goal))}</p>
      {goal.metOn ? <p>{words.metOn(date(goal.metOn))}</p> : !over && <Pace course={courseOf(goal)} />}
      <Counted goal={goal} />
      <Problem text={problem.value} />
      <div class="row start">
        <button type="button" onClick={() => edit(goal)}>
          {words.edit}
          <span class="unseen">: {goal.title}</span>
        </button>
        <button type="button" class="quiet" disabled={busy.value} onClick={() => void move(goal, run).then((now) => now && moved(now))}>
          {goal.archivedAt === null ? words.archive : words.restore}
          <span class="unseen">: {goal.title}</span>
        </button>
      </div>
    </li>
  );
}

/** What has just been archived, with the way back. */
function Undo({ goal, undone }: { goal: GoalOf; undone: () => void }) {
  const words = messages.value;
  const { busy, problem, run } = useSubmission();
  return (
    <Notice tone="plain">
      <p>{words.archived(goal.title)}</p>
      <button type="button" disabled={busy.value} onClick={() => void move(goal, run).then((now) => now && undone())}>
        {words.undo}
      </button>
      <Problem text={problem.value} />
    </Notice>
  );
}

/** A goal that has just been met, said once. */
function Celebration({ goal }: { goal: GoalOf }) {
  const words = messages.value;
  const { busy, problem, run } = useSubmission();
  useEffect(() => announce(words.metNow(goal.title)), [goal.id]);
  const close = async () => {
    const done = await run(async () => (await request(CELEBRATE_GOAL, { input: { goalId: goal.id } })).celebrateGoal);
    if (done?.goal) takeGoals([done.goal]);
  };
  return (
    <div class="celebration">
      <Notice tone="good">
        <p>
          {words.congratulation} <strong dir="auto">{goal.title}</strong>
        </p>
        <button type="button" disabled={busy.value} onClick={() => void close()}>
          {words.close}
        </button>
        <Problem text={problem.value} />
      </Notice>
    </div>
  );
}

export default function Goals() {
  const words = messages.value;
  const editing = useSignal<GoalOf | 'new' | undefined>(undefined);
  const gone = useSignal<GoalOf | undefined>(undefined);
  const { failure, reload } = useQuery(GOALS, {}, ({ viewer: { learner } }) => {
    if (learner) takeGoals(learner.goals);
  });
  const today = serverNow().toISOString().slice(0, 10);
  const isOver = ({ archivedAt, by }: GoalOf) => archivedAt !== null || by < today;
  const pursued = goals.value?.filter((goal) => !isOver(goal)) ?? [];
  const past = goals.value?.filter(isOver) ?? [];
  const edit = (goal: GoalOf) => (editing.value = goal);
  const moved = (goal: GoalOf) => (gone.value = goal.archivedAt === null ? undefined : goal);
  const open = editing.value;
  const create = (
    <button type="button" class="primary" onClick={() => (editing.value = 'new')}>
      {words.create}
    </button>
  );
  return (
    <Page title={words.title} lead={words.lead} beside={create}>
      {failure.value && <Failure failure={failure.value} retry={reload} />}
      {unsung.value.map((goal) => (
        <Celebration key={goal.id} goal={goal} />
      ))}
      {gone.value && <Undo goal={gone.value} undone={() => (gone.value = undefined)} />}
      {!goals.value && !failure.value && (
        <div class="panel tall">
          <Skeleton rows={8} />
        </div>
      )}
      {goals.value && pursued.length === 0 && <p class="panel empty">{words.none}</p>}
      <ul class="stack">
        {pursued.map((goal) => (
          <Goal key={goal.id} goal={goal} over={false} edit={edit} moved={moved} />
        ))}
      </ul>
      {past.length > 0 && (
        <details>
          <summary>{words.history}</summary>
          <ul class="stack">
            {past.map((goal) => (
              <Goal key={goal.id} goal={goal} over edit={edit} moved={moved} />
            ))}
          </ul>
        </details>
      )}
      <Dialog
        open={open !== undefined}
        title={open && open !== 'new' ? words.editOf(open.title) : words.create}
        onClose={() => (editing.value = undefined)}
      >
        <GoalForm
          goal={open === 'new' ? undefined : open}
          days={{ from: `${today.slice(0, 4)}-01-01`, by: `${today.slice(0, 4)}-12-31` }}
          done={() => (editing.value = undefined)}
        />
      </Dialog>
    </Page>
  );
}
