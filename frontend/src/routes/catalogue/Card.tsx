/** One activity as the catalogue offers it. */
import type { CardOf } from '../../gql/activities';
import { amount, date, languageName, number, percent } from '../../i18n/format';
import { offers } from '../../i18n/offers';
import { terms, wordFor } from '../../i18n/terms';
import { language } from '../../i18n/catalog';
import { byActivity } from '../../state/store';
import { kindName, unitName } from '../../ui/Amount';
import { Badge } from '../../ui/Badge';

export function Card({ activity }: { activity: CardOf }) {
  const words = offers.value;
  const enrollment = byActivity.value.get(activity.id) ?? activity.enrollment;
  return (
    <li class="panel offer">
      <p class="eyebrow">
        {wordFor(terms.value.formats, activity.format)} · {terms.value.minutes(number(activity.minutes))}
        {activity.language !== language.value && ` · ${languageName(activity.language)}`}
      </p>
      <h3 dir="auto" lang={activity.language}>
        <a href={`/activities/${encodeURIComponent(activity.id)}`}>{activity.title}</a>
      </h3>
      <p class="summary" dir="auto" lang={activity.language}>
        {activity.description}
      </p>
      <ul class="awards">
        {activity.designated.map((credit) => (
          <li key={`${credit.type}/${credit.board?.code}/${credit.specialty?.code}`}>
            <span>{kindName(credit)}</span>
            <strong>{words.upTo(amount(credit.maximum), unitName(credit.unit))}</strong>
          </li>
        ))}
      </ul>
      <p class="aside">
        <bdi>{activity.provider.name}</bdi>
        {activity.specialty && (
          <>
            {' · '}
            <bdi>{activity.specialty.label}</bdi>
          </>
        )}
        {activity.expiresOn && ` · ${words.openUntil(date(activity.expiresOn))}`}
      </p>
      {enrollment && enrollment.status !== 'WITHDRAWN' && (
        <p>
          <Badge state={enrollment.status}>
            {wordFor(terms.value.statuses, enrollment.status)} · {percent(enrollment.percentComplete)}
          </Badge>
        </p>
      )}
    </li>
  );
}
