/** What an activity awards, to whom, and what it asks for it. */
import type { ActivityOf, DesignatedOf } from '../../gql/activities';
import { amount, date, number, percent } from '../../i18n/format';
import { listed } from '../../i18n/lists';
import { learning } from '../../i18n/learning';
import { terms, wordFor } from '../../i18n/terms';
import { kindName, unitName } from '../../ui/Amount';

function Award({ credit }: { credit: DesignatedOf }) {
  const words = learning.value;
  const everyone = credit.professions.length === Object.keys(terms.value.professions).length || credit.professions.length === 0;
  const names = everyone ? words.everyone : listed(credit.professions.map((one) => wordFor(terms.value.professions, one)));
  return (
    <li>
      <span>
        <strong>{kindName(credit)}</strong>
        <small class="below">{words.claimableBy(names)}</small>
      </span>
      <span class="upto">{words.upTo(amount(credit.maximum), unitName(credit.unit))}</span>
    </li>
  );
}

export function Awards({ activity }: { activity: ActivityOf }) {
  return (
    <section class="panel" aria-labelledby="awards">
      <h2 id="awards">{learning.value.awards}</h2>
      <ul class="awards wide-rows">
        {activity.designated.map((credit) => (
          <Award key={`${credit.type}/${credit.board?.code}/${credit.specialty?.code}`} credit={credit} />
        ))}
      </ul>
    </section>
  );
}

export function Requirements({ activity }: { activity: ActivityOf }) {
  const words = learning.value;
  const { policy } = activity;
  return (
    <section class="panel" aria-labelledby="requirements">
      <h2 id="requirements">{words.requirements}</h2>
      <ul class="requirements">
        <li>{words.needContent(percent(policy.minimumParticipation))}</li>
        {activity.assessments.length > 0 && <li>{words.needScore(percent(activity.assessments[0]?.passingScore ?? policy.passingScore))}</li>}
        {policy.minimumMinutes > 0 && <li>{words.needMinutes(number(policy.minimumMinutes))}</li>}
        {activity.evaluation && policy.evaluationRequired && <li>{words.needEvaluation}</li>}
        <li>{policy.partialFrom === null ? words.noPartial : words.partialFrom(percent(policy.partialFrom))}</li>
        {policy.bonus.map((rule) => {
          const say = words.bonus[rule.name];
          return (
            say && (
              <li key={`${rule.name}/${rule.type}/${rule.board?.code}`}>
                {say(`${amount(rule.amount)} (${kindName(rule)})`, rule.score === null ? '' : percent(rule.score))}
              </li>
            )
          );
        })}
        {policy.creditValidMonths !== null && <li>{words.validMonths(policy.creditValidMonths)}</li>}
        {policy.creditValidUntil !== null && <li>{words.validUntil(date(policy.creditValidUntil))}</li>}
      </ul>
    </section>
  );
}
