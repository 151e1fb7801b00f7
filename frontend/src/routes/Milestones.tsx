/** What the learner has reached, what comes next, and what was taken back. */
import { date } from '../i18n/format';
import { milestoneWords } from '../i18n/milestones';
import { overview } from '../i18n/overview';
import type { MilestoneOf } from '../gql/milestones';
import { fresh, milestones } from '../state/milestones';
import { Failure, Skeleton } from '../ui/Loading';
import { Page } from '../ui/Page';
import { Progress } from '../ui/Progress';
import { ahead, reached, takenBack, useMilestones } from './milestones/listed';
import './milestones/milestones.css';

function Reached({ milestone }: { milestone: MilestoneOf }) {
  const words = milestoneWords.value;
  const isNew = fresh.value.has(milestone.id);
  return (
    <li class={isNew ? 'panel milestone new' : 'panel milestone'}>
      <img src={milestone.image} alt="" width={72} height={72} />
      <div>
        <h3>
          {milestone.label} {isNew && <span class="badge good">{words.isNew}</span>}
        </h3>
        <p>{milestone.reason}</p>
        {milestone.awardedOn && <p class="aside">{words.awarded(date(milestone.awardedOn))}</p>}
      </div>
    </li>
  );
}

function Expected({ milestone }: { milestone: MilestoneOf }) {
  const words = milestoneWords.value;
  return (
    <li class="panel milestone expected">
      <img src={milestone.image} alt="" width={56} height={56} />
      <div>
        <h3>{milestone.label}</h3>
        <p>{milestone.reversedOn ? words.reversed(date(milestone.reversedOn)) : milestone.condition}</p>
        <Progress value={milestone.progress} label={words.progressOf(milestone.label)} />
      </div>
    </li>
  );
}

function Group({ id, title, listed, Entry }: { id: string; title: string; listed: readonly MilestoneOf[]; Entry: typeof Reached }) {
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <ul class="cards">
        {listed.map((milestone) => (
          <Entry key={milestone.id} milestone={milestone} />
        ))}
      </ul>
    </section>
  );
}

export default function Milestones() {
  const words = milestoneWords.value;
  const { failure, reload } = useMilestones();
  return (
    <Page title={words.title} lead={words.lead}>
      {failure.value && <Failure failure={failure.value} retry={reload} />}
      {!milestones.value && !failure.value && (
        <div class="panel tall">
          <Skeleton rows={8} />
        </div>
      )}
      {milestones.value && (
        <>
          {reached.value.length > 0 ? (
            <Group id="reached" title={words.reached} listed={reached.value} Entry={Reached} />
          ) : (
            <p class="panel empty">
              {words.none} <a href="/catalogue">{overview.value.browse}</a>
            </p>
          )}
          {ahead.value.length > 0 && <Group id="ahead" title={words.ahead} listed={ahead.value} Entry={Expected} />}
          {takenBack.value.length > 0 && <Group id="taken-back" title={words.takenBack} listed={takenBack.value} Entry={Expected} />}
        </>
      )}
    </Page>
  );
}
