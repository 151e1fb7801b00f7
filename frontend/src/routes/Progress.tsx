/** Credit in any period, and the days on which the use of what one has ends. The period stands in the address. */
import { serverNow } from '../gql/client';
import type { ResultOf } from '../gql/graphql';
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
import { dayBefore, periodFrom, PERIODS, yearTo, type Choice, type PeriodName } from './progress/period';
import './progress/progress.css';

const open = (parameters: Record<string, string>) => navigate(`/progress?${new URLSearchParams(parameters).toString()}`);

/** The date where the learner is. */
const localToday = (): string => new Intl.DateTimeFormat('en-CA', { timeZone: learner.value?.timeZone }).format(serverNow());

/** Which period is shown: one of those that have a name, or any two days. */
function Chooser({ name, from, to, choices }: { name: PeriodName; from: string; to: string; choices: readonly Choice[] }) {
  const words = progress.value;
  const chosen = name === 'own' ? choices.findIndex((one) => one.from === from && one.to === to) : -1;
  const choose = (value: string) => {
    const choice = choices[Number(value)];
    open(choice ? { period: 'own', from: choice.from, to: choice.to } : value === 'own' ? { period: 'own', from, to } : { period: value });
  };
  return (
    <div class="pair">
      <Select
        label={words.period}
        value={chosen < 0 ? name : String(chosen)}
        onChange={(event) => choose(event.currentTarget.value)}
      >
        {PERIODS.map((one) => (
          <option key={one} value={one} selected={chosen < 0 && one === name}>
            {words.periods[one]}
          </option>
        ))}
        {choices.map(({ label }, at) => (
          <option key={label} value={at} selected={at === chosen}>
            {label}
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

type Learner = NonNullable<ResultOf<typeof PROGRESS>['viewer']['learner']>;

/** The year of the learner's target and the one before it, and the twelve months that end with each license. */
function choicesOf({ creditSummary, licenses }: Learner): Choice[] {
  const words = progress.value;
  const year = creditSummary.annual.find(({ required }) => required !== null);
  const before = year && dayBefore(year.from);
  return [
    ...(year && before
      ? [
          { label: words.targetYear, from: year.from, to: year.to },
          { label: words.targetYearBefore, from: yearTo(before), to: before },
        ]
      : []),
    ...licenses.flatMap(({ number: name, expiresOn }) => (expiresOn ? [{ label: words.toLastDay(name), from: yearTo(expiresOn), to: expiresOn }] : [])),
  ];
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
  const person = data.value?.viewer.learner;
  const summary = person?.creditSummary;
  const entries = expiring.data.value?.viewer.learner?.creditSummary.expiring.edges.map(({ node }) => node);
  const least = { first: (from ?? today).slice(0, 7), last: (to ?? today).slice(0, 7) };
  return (
    <Page title={words.title} lead={words.lead}>
      <Chooser name={name} from={from ?? `${today.slice(0, 4)}-01-01`} to={to ?? today} choices={person ? choicesOf(person) : []} />
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
          <MonthBars rows={summary.everyMonth} span={spanOf(summary.everyMonth, least)} />
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
