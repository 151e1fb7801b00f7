/** Where the credit comes from: by type, by specialty, by month. */
import type { SummaryOf } from '../../gql/views';
import { serverNow } from '../../gql/client';
import { overview } from '../../i18n/overview';
import { progress } from '../../i18n/progress';
import { terms } from '../../i18n/terms';
import { Bars } from '../../ui/charts/Bars';
import { MonthBars } from '../../ui/charts/MonthBars';
import { lastMonths } from '../../ui/charts/months';

export function Breakdown({ summary }: { summary: SummaryOf }) {
  const words = progress.value;
  const span = lastMonths(serverNow(), 12);
  return (
    <section class="panel groups" aria-label={words.title}>
      <Bars title={words.byType} rows={summary.byType} name={(row) => terms.value.types[row.key] ?? row.label} />
      <Bars title={words.bySpecialty} rows={summary.bySpecialty} name={(row) => row.label} />
      <p class="note">{words.groupsNote}</p>
      <MonthBars rows={summary.byMonth.filter(({ key }) => key >= span.first)} span={span} />
      <p>
        <a href="/progress">{overview.value.progress}</a>
      </p>
    </section>
  );
}
