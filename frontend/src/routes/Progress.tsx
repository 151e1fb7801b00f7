/** Credit in any period, and the days on which the use of what one has ends. The period stands in the address. */
import { serverNow } from '../gql/client';
import { EXPIRING, PROGRESS, type ExpiringOf } from '../gql/progress';
import { amount, date, number } from '../i18n/format';
import { overview } from '../i18n/overview';
import { progress } from '../i18n/progress';
import { terms } from '../i18n/terms';
import { address, navigate } from '../lib/router';
import { useChanges } from '../state/changes';
import { useQuery } from '../state/query';
import { learner } from '../state/session';
import { Amount, kindName, unitName } from '../ui/Amount';
import { Bars } from '../ui/charts/Bars';
import { Chart } from '../ui/charts/Chart';
import { MonthBars } from '../ui/charts/MonthBars';
import { spanOf } from '../ui/charts/months';
import { Timeline } from '../ui/charts/Timeline';
import { Field, Select } from '../ui/Field';
import { Failure, Skeleton } from '../ui/Loading';
import { Page } from '../ui/Page';
import { periodFrom, PERIODS, type PeriodName } from './progress/period';
import './progress/progress.css';

const open = (parameters: Record<string, string>) => navigate(`/progress?${new URLSearchParams(parameters).toString()}`);

/** The date where the learner is. */
const localToday = (): string => new Intl.DateTimeFormat('en-CA', { timeZone: learner.value?.timeZone }).format(serverNow());

/** Which period is shown: one of those that have a name, or any two days. */
function Chooser({ name, from, to }: { name: PeriodName; from: string; to: string }) {
  const words = progress.value;
  return (
    <div class="pair">
      <Select
        label={words.period}
        value={name}
        onChange={(event) => open(event.currentTarget.value === 'own' ? { period: 'own', from, to } : { period: event.currentTarget.value })}
      >
        {PERIODS.map((one) => (
          <option key={one} value={one} selected={one === name}>
            {words.periods[one]}
          </option>
        ))}
      </Select>
      {name === 'own' && (
        <>
          <Field label={words.from} type="date" value={from} onChange={(event) => open({ period: 'own', from: event.currentTarget.value, to })} />
          <Field label={words.to} type="date" value={to} onChange={(event) => open({ period: 'own', from, to: event.currentTarget.value })} />
        </>
      )}
    </div>
  );
}

const daysUntil = (day: string, today: string): number => Math.round((Date.parse(day) - Date.parse(today)) / 86_400_000);

/** What expires when, as a line through time with a table behind it. */
function Expiry({ entries, today }: { entries: readonly ExpiringOf[]; today: string }) {
  const words = progress.value;
  const dated = entries.flatMap(({ expiresOn, ...entry }) => (expiresOn ? [{ ...entry, expiresOn }] : []));
  return (
    <div class="panel" id="expiry">
      <Chart
        title={words.expiry}
        note={words.expiryLead}
        head={[words.credit, words.amount, words.expiry]}
        rows={dated.map((entry) => [`${entry.title} (${kindName(entry)})`, `${amount(entry.amount)} ${unitName(entry.unit)}`, date(entry.expiresOn)])}
      >
        {dated.length === 0 ? (
          <p class="empty">{words.noExpiry}</p>
        ) : (
          <>
            <Timeline first={today} points={dated.map(({ id, title, expiresOn }) => ({ key: id, day: expiresOn, label: `${title}: ${date(expiresOn)}` }))} />
            <ol class="expiring">
              {dated.map((entry) => (
                <li key={entry.id}>
                  <span>
                    <strong dir="auto">{entry.title}</strong> <small class="below">{kindName(entry)}</small>
                  </span>
                  <Amount value={entry.amount} unit={entry.unit} />
                  <small>
                    {date(entry.expiresOn)} · {words.inDays(number(daysUntil(entry.expiresOn, today)))}
                  </small>
                </li>
              ))}
            </ol>
          </>
        )}
      </Chart>
    </div>
  );
}

export default function Progress() {
  const words = progress.value;
  const today = localToday();
  const { name, from, to } = periodFrom(address.value.searchParams, today);
  const { data, failure, reload } = useQuery(PROGRESS, { from: from ?? null, to: to ?? null });
  const expiring = useQuery(EXPIRING, {});
  useChanges(() => {
    reload();
    expiring.reload();
  });
  const summary = data.value?.viewer.learner?.creditSummary;
  const entries = expiring.data.value?.viewer.learner?.creditSummary.expiring.edges.map(({ node }) => node);
  const least = { first: (from ?? today).slice(0, 7), last: (to ?? today).slice(0, 7) };
  return (
    <Page title={words.title} lead={words.lead}>
      <Chooser name={name} from={from ?? `${today.slice(0, 4)}-01-01`} to={to ?? today} />
      {failure.value && <Failure failure={failure.value} retry={reload} />}
      {!summary && !failure.value && (
        <div class="panel tall">
          <Skeleton rows={8} />
        </div>
      )}
      {summary && (
        <section class="panel groups" aria-label={words.totalIn}>
          <p class="in-period" role="status">
            {words.totalIn}: <Amount value={summary.total} unit="CREDIT" /> · <Amount value={summary.points} unit="POINT" />
          </p>
          <Bars title={words.byType} rows={summary.byType} name={(row) => terms.value.types[row.key] ?? row.label} />
          <Bars title={words.bySpecialty} rows={summary.bySpecialty} name={(row) => row.label} />
          <p class="note">{words.groupsNote}</p>
          <MonthBars rows={summary.byMonth} span={spanOf(summary.byMonth, least)} />
        </section>
      )}
      {expiring.failure.value && <Failure failure={expiring.failure.value} retry={expiring.reload} />}
      {entries ? <Expiry entries={entries} today={today} /> : !expiring.failure.value && <Skeleton rows={5} />}
      <p>
        <a href="/credits">{overview.value.allCredits}</a>
      </p>
    </Page>
  );
}
