/** One content item, played. */
import type { ActivityOf, ContentOf } from '../../gql/activities';
import type { EnrollmentOf } from '../../gql/views';
import { number, percent } from '../../i18n/format';
import { learning } from '../../i18n/learning';
import { wordFor } from '../../i18n/terms';
import { details } from '../../state/store';
import { Icon } from '../../ui/Icon';
import { Progress } from '../../ui/Progress';
import { arrow } from './icons';
import { Cards } from './Cards';
import { Case } from './Case';
import { Hotspot } from './Hotspot';
import { Reading } from './Reading';
import { StepHead } from './StepHead';
import { addressOf, stepsOf } from './steps';
import { Video } from './Video';

export interface PlayerProps {
  item: ContentOf;
  enrollmentId: string;
  /** The language of the activity, for its texts. */
  language: string;
}

const FORMS = { BRANCHING_CASE: Case, HOTSPOT: Hotspot, FLASH_CARDS: Cards } as const;

function Player(props: PlayerProps) {
  const { item } = props;
  if (item.kind === 'VIDEO') return <Video {...props} resume={details.value.get(props.enrollmentId)?.resume.find(({ key }) => key === item.key)} />;
  if (item.kind === 'READING' || !item.form) return <Reading {...props} />;
  const Form = FORMS[item.form];
  return <Form {...props} />;
}

/** The step after this one, so that nobody has to look for it. */
function Next({ activity, view, item }: { activity: ActivityOf; view: EnrollmentOf; item: ContentOf }) {
  const steps = stepsOf(activity, view);
  const next = steps[steps.findIndex(({ key, kind }) => kind === 'content' && key === item.key) + 1];
  return (
    <p class="onward">
      <a class="button" href={next?.to ?? addressOf(activity.id)}>
        {learning.value.next}: <bdi>{next?.title ?? learning.value.overview}</bdi> <Icon path={arrow} />
      </a>
    </p>
  );
}

export function Content({ item, view, activity }: { item: ContentOf; view: EnrollmentOf; activity: ActivityOf }) {
  const words = learning.value;
  const progress = view.contentProgress.find(({ key }) => key === item.key);
  const share = progress?.percent ?? '0';
  const caption = item.kind === 'VIDEO' ? words.watched : item.kind === 'READING' ? words.read : words.complete;
  const minutes = (Number(progress?.secondsSpent ?? 0) / 60).toFixed(1);
  return (
    <article class="panel content">
      <StepHead title={item.title} eyebrow={wordFor(words.kinds, item.kind)} />
      <Progress value={share} label={item.title} caption={caption(percent(share))} />
      {item.minimumMinutes > 0 && (
        <p class="aside">
          {words.minimumTime(number(item.minimumMinutes))} {words.timeHere(number(minutes))}.
        </p>
      )}
      <Player item={item} enrollmentId={view.id} language={activity.language} />
      <Next activity={activity} view={view} item={item} />
    </article>
  );
}
