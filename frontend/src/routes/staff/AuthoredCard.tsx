/** One activity of the staff's list, with what can be done about it. */
import type { AuthoredOf } from '../../gql/authoring';
import { authoring } from '../../i18n/authoring';
import { date, day, number } from '../../i18n/format';
import { terms, wordFor } from '../../i18n/terms';
import { learner } from '../../state/session';
import { Badge } from '../../ui/Badge';

export type Act = 'publish' | 'retire' | 'restore' | 'duplicate' | 'discard';

/** What can be done with an activity as it stands. */
const actsFor = ({ status, draft }: AuthoredOf): Act[] => [
  ...(draft ? (['publish'] as const) : []),
  ...(status === 'PUBLISHED' ? (['retire'] as const) : []),
  ...(status === 'RETIRED' ? (['restore'] as const) : []),
  'duplicate',
  ...(draft ? (['discard'] as const) : []),
];

interface Props {
  activity: AuthoredOf;
  /** Whether the viewer may change it. */
  writable: boolean;
  act: (what: Act, activity: AuthoredOf) => void;
}

export function AuthoredCard({ activity, writable, act }: Props) {
  const words = authoring.value;
  const { id, title, code, status, version, draft, savedAt, participants, releasedOn, expiresOn } = activity;
  const base = `/staff/activities/${encodeURIComponent(id)}`;
  return (
    <li class="panel stack">
      <div class="row">
        <div>
          <p class="eyebrow">
            <bdi class="code">{code}</bdi> · {wordFor(terms.value.formats, activity.format)}
          </p>
          <h3 dir="auto" lang={activity.language}>
            <a href={base}>{title || code}</a>
          </h3>
        </div>
        <span class="row start">
          <Badge state={status === 'PUBLISHED' ? 'ACTIVE' : 'EXPIRED'}>{wordFor(words.statuses, status)}</Badge>
          {draft && <Badge state="EXPIRING">{words.waits}</Badge>}
        </span>
      </div>
      <p class="aside">
        {[
          version ? words.version(number(version)) : words.neverOffered,
          draft && words.draft(number(draft)),
          words.saved(day(savedAt, learner.value?.timeZone)),
          expiresOn ? words.open(date(releasedOn), date(expiresOn)) : words.openFrom(date(releasedOn)),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <div class="row start">
        {version && <a href={`${base}/participants`}>{words.participants(participants)}</a>}
        {status === 'PUBLISHED' && <a href={`/activities/${encodeURIComponent(id)}`}>{words.look}</a>}
        {writable &&
          actsFor(activity).map((what) => (
            <button key={what} type="button" aria-label={words[what] + words.ofTitle(title || code)} onClick={() => act(what, activity)}>
              {words[what]}
            </button>
          ))}
      </div>
    </li>
  );
}
