/** Facts, accreditation, and what each regulator says. */
import type { ActivityOf } from '../../gql/activities';
import { date, languageName } from '../../i18n/format';
import { learning } from '../../i18n/learning';
import { alert, check, info, Icon } from '../../ui/Icon';

type RecognitionOf = ActivityOf['recognition'][number];

function Facts({ activity }: { activity: ActivityOf }) {
  const words = learning.value;
  return (
    <dl class="facts">
      <dt>{words.provider}</dt>
      <dd>
        <bdi>{activity.provider.name}</bdi>
        {activity.jointProvider && <> {words.jointly(activity.jointProvider.name)}</>}
      </dd>
      <dt>{words.language}</dt>
      <dd>{languageName(activity.language)}</dd>
      {activity.specialty && (
        <>
          <dt>{words.specialty}</dt>
          <dd>
            <bdi>{activity.specialty.label}</bdi>
          </dd>
        </>
      )}
      {activity.location && (
        <>
          <dt>{words.location}</dt>
          <dd dir="auto">{activity.location}</dd>
        </>
      )}
      {activity.expiresOn && (
        <>
          <dt>{words.closes}</dt>
          <dd>{date(activity.expiresOn)}</dd>
        </>
      )}
    </dl>
  );
}

function Source({ text }: { text: string }) {
  return text.startsWith('https://') ? (
    <a href={text} rel="noreferrer external">
      <bdi>{new URL(text).hostname}</bdi>
    </a>
  ) : (
    <bdi>{text}</bdi>
  );
}

function Recognition({ recognition }: { recognition: RecognitionOf }) {
  const words = learning.value;
  const [icon, verdict] =
    recognition.recognized === null
      ? ([info, words.notKnown] as const)
      : recognition.recognized
        ? ([check, words.recognized] as const)
        : ([alert, words.notRecognized] as const);
  return (
    <li>
      <Icon path={icon} />
      <div>
        <strong>
          <bdi>{recognition.regulator}</bdi>: {verdict}
        </strong>
        <small class="below">
          {words.source}: <Source text={recognition.source} />, {words.checked(date(recognition.checkedOn))}
        </small>
        {recognition.note && (
          <small class="below" dir="auto">
            {recognition.note}
          </small>
        )}
      </div>
    </li>
  );
}

export function About({ activity }: { activity: ActivityOf }) {
  const words = learning.value;
  return (
    <>
      <Facts activity={activity} />
      {activity.statements.length > 0 && (
        <>
          <h3>{words.statements}</h3>
          {activity.statements.map((statement) => (
            <p key={statement} class="statement" dir="auto">
              {statement}
            </p>
          ))}
        </>
      )}
      {activity.recognition.length > 0 && (
        <>
          <h3>{words.recognition}</h3>
          <ul class="recognition">
            {activity.recognition.map((one) => (
              <Recognition key={one.regulator} recognition={one} />
            ))}
          </ul>
        </>
      )}
    </>
  );
}
