/** What two seconds are enough for: the total, points beside it, what of it cannot be used any more, and the year toward its target. */
import type { SummaryOf } from '../../gql/views';
import { amount } from '../../i18n/format';
import { overview } from '../../i18n/overview';
import { clock, Icon } from '../../ui/Icon';
import { lazily } from '../../ui/lazily';

const Target = lazily(async () => (await import('./Target')).Target);

export function Totals({ summary }: { summary: SummaryOf }) {
  const words = overview.value;
  return (
    <section class="panel totals" aria-label={words.total}>
      <div>
        <dl class="figures">
          <div class="total">
            <dt>{words.total}</dt>
            <dd>
              <bdi data-testid="total">{amount(summary.total)}</bdi> <small>{words.creditsUnit}</small>
            </dd>
          </div>
          <div class="points">
            <dt class="unseen">{words.pointsUnit}</dt>
            <dd>
              <bdi data-testid="points">{amount(summary.points)}</bdi> <small>{words.pointsUnit}</small>
            </dd>
          </div>
        </dl>
        <p class="note">{words.pointsApart}</p>
        {Number(summary.expired.amount) > 0 && (
          <p class="usable">
            <Icon path={clock} /> <a href="/progress#expiry">{words.noLongerUsable(amount(summary.expired.amount))}</a>
          </p>
        )}
        {summary.byType.length === 0 && (
          <p class="empty">
            {words.nothingEarned} <a href="/catalogue">{words.browse}</a>
          </p>
        )}
      </div>
      <div class={summary.annual.some(({ required }) => required) ? 'toward year' : 'toward'}>
        <Target annual={summary.annual} />
      </div>
    </section>
  );
}
