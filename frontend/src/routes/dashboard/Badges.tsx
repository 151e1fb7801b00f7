/** The latest badges on the dashboard, and the one that is nearest. The stream brings them: nothing is asked for. */
import { date } from '../../i18n/format';
import { milestoneWords } from '../../i18n/milestones';
import { shell } from '../../i18n/shell';
import { connection } from '../../state/connection';
import { fresh, milestones } from '../../state/milestones';
import { Skeleton } from '../../ui/Loading';
import { Progress } from '../../ui/Progress';
import { ahead, reached } from '../milestones/listed';
import '../milestones/milestones.css';

const LATEST = 4;

export function Badges() {
  const words = milestoneWords.value;
  const next = ahead.value[0];
  return (
    <section aria-labelledby="milestones">
      <div class="row headed">
        <h2 id="milestones">{words.title}</h2>
        <a href="/milestones">{words.all}</a>
      </div>
      <div class="panel badges">
        {milestones.value ? (
          <ul>
            {reached.value.slice(0, LATEST).map((milestone) => (
              <li key={milestone.id} class={fresh.value.has(milestone.id) ? 'new' : undefined}>
                <img src={milestone.image} alt="" width={56} height={56} />
                <strong>{milestone.label}</strong>
                {fresh.value.has(milestone.id) && <span class="badge good">{words.isNew}</span>}
                {milestone.awardedOn && <small>{date(milestone.awardedOn)}</small>}
              </li>
            ))}
            {next && (
              <li class="expected">
                <img src={next.image} alt="" width={56} height={56} />
                <strong>{next.label}</strong>
                <small>{words.isNext}</small>
                <Progress value={next.progress} label={words.progressOf(next.label)} />
              </li>
            )}
          </ul>
        ) : connection.value === 'lost' ? (
          <p class="empty">{shell.value.offline}</p>
        ) : (
          <Skeleton rows={4} />
        )}
      </div>
    </section>
  );
}
