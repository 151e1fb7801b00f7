/** The figures: the total, points beside it, and both by type and specialty. */
import type { SummaryOf, TotalOf } from '../../gql/views';
import { amount } from '../../i18n/format';
import { overview } from '../../i18n/overview';
import { terms } from '../../i18n/terms';
import { Amount } from '../../ui/Amount';

/** Bars compare within a unit; their length is for the eye only, the figure beside them is exact. */
function Bars({ rows, name }: { rows: readonly TotalOf[]; name: (row: TotalOf) => string }) {
  const longest = (unit: string) => Math.max(...rows.filter((row) => row.unit === unit).map((row) => Number(row.amount)), 0.01);
  return (
    <ul class="bars">
      {rows.map((row) => (
        <li key={`${row.key}/${row.unit}`} class={row.unit === 'POINT' ? 'point' : undefined}>
          <span class="name">
            <bdi>{name(row)}</bdi> <small>{overview.value.entries(row.count)}</small>
          </span>
          <Amount value={row.amount} unit={row.unit} />
          <span class="rail" aria-hidden="true">
            <span style={{ inlineSize: `${Math.max(0, (Number(row.amount) / longest(row.unit)) * 100)}%` }} />
          </span>
        </li>
      ))}
    </ul>
  );
}

function Group({ id, title, rows, name }: { id: string; title: string; rows: readonly TotalOf[]; name: (row: TotalOf) => string }) {
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <Bars rows={rows} name={name} />
    </section>
  );
}

export function Totals({ summary }: { summary: SummaryOf }) {
  const words = overview.value;
  const empty = summary.byType.length === 0;
  return (
    <section class="panel totals" aria-label={words.total}>
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
      {empty ? (
        <p class="empty">
          {words.nothingEarned} <a href="/catalogue">{words.browse}</a>
        </p>
      ) : (
        <div class="groups">
          <Group id="by-type" title={words.byType} rows={summary.byType} name={(row) => terms.value.types[row.key] ?? row.label} />
          <Group id="by-specialty" title={words.bySpecialty} rows={summary.bySpecialty} name={(row) => row.label} />
          <p class="note">{words.groupsNote}</p>
        </div>
      )}
    </section>
  );
}
