/** Who takes part in an activity: searched, filtered, live. */
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { PARTICIPANTS, PARTICIPANTS_LIVE, type ParticipantOf } from '../../gql/participants';
import { day, number } from '../../i18n/format';
import { listed } from '../../i18n/lists';
import { packages } from '../../i18n/packages';
import { participants } from '../../i18n/participants';
import { terms, wordFor } from '../../i18n/terms';
import { announce } from '../../lib/announce';
import { useParameters } from '../../lib/parameters';
import { address } from '../../lib/router';
import type { PageProps } from '../../opening';
import { usePackages } from '../../state/packages';
import { usePages } from '../../state/paging';
import { useWatch } from '../../state/watch';
import { Badge } from '../../ui/Badge';
import { Field, Select } from '../../ui/Field';
import { obstacles } from '../../ui/Gates';
import { Progress } from '../../ui/Progress';
import { PackageDialog } from '../certificates/PackageDialog';
import { Packages } from '../certificates/Packages';
import NotFound from '../NotFound';
import { ActivityPage } from './ActivityPage';
import { Listing } from '../../ui/Listing';
import '../../ui/filters.css';
import '../../ui/ledger.css';

const TWO_DAYS = 48 * 3_600_000;
const HOUR = 3_600_000;
/** Two days ago, to the hour: the question stays the same while the page is open. */
const twoDaysAgo = () => new Date(Math.floor((Date.now() - TWO_DAYS) / HOUR) * HOUR).toISOString();

function Row({ row, base }: { row: ParticipantOf; base: string }) {
  const words = participants.value;
  const open = obstacles(row.gates).map(({ kind }) => wordFor(words.gateKinds, kind));
  return (
    <tr>
      <th scope="row">
        <a href={`${base}/${row.id}`} dir="auto">
          {row.learner.name}
        </a>
        <small class="below">
          <bdi>{row.learner.email}</bdi>
        </small>
      </th>
      <td>
        <Badge state={row.status}>{wordFor(terms.value.statuses, row.status)}</Badge>
      </td>
      <td class="action share">
        <Progress value={row.percentComplete} label={words.progressOf(row.learner.name)} />
      </td>
      <td class="wide">{listed(open) || words.nothingOpen}</td>
      <td class="wide date">{day(row.updatedAt)}</td>
    </tr>
  );
}

export default function Participants({ parameters: { id = '' } }: PageProps) {
  const words = participants.value;
  const asked = address.value.searchParams;
  const change = useParameters();
  const search = asked.get('search') ?? '';
  const status = asked.get('status') ?? '';
  const waiting = asked.get('waiting') !== null;
  const typed = useSignal(search);
  useEffect(() => {
    typed.value = search;
  }, [search]);

  const filter = { search, status: status ? [status as ParticipantOf['status']] : null, waitingSince: waiting ? twoDaysAgo() : null };
  const pages = usePages(
    PARTICIPANTS,
    { id, filter },
    ({ activity }) => activity?.participants,
    ({ activity }) => announce(words.found(activity?.participants?.totalCount ?? 0)),
  );
  useWatch(PARTICIPANTS_LIVE, { activityId: id }, () => void pages.refresh());

  const packing = useSignal(false);
  const made = usePackages();

  const activity = pages.data.value?.activity;
  if (pages.data.value && !activity?.participants) return <NotFound />;
  const figures = activity?.participantFigures;
  return (
    <ActivityPage id={id} title={words.part.participants} activity={activity?.title}>
      <search class="panel filters" aria-label={words.filters}>
        <Field
          label={words.search}
          type="search"
          name="search"
          value={typed.value}
          onInput={(event) => {
            typed.value = event.currentTarget.value;
            change({ search: typed.value }, { typed: true });
          }}
        />
        <Select label={words.status} value={status} onChange={(event) => change({ status: event.currentTarget.value })}>
          <option value="">
            {words.any} ({number(figures?.total ?? 0)})
          </option>
          {figures?.byStatus.map((each) => (
            <option key={each.status} value={each.status} selected={each.status === status}>
              {wordFor(terms.value.statuses, each.status)} ({number(each.count)})
            </option>
          ))}
        </Select>
        <label class="check">
          <input type="checkbox" checked={waiting} onChange={(event) => change({ waiting: event.currentTarget.checked ? '2' : '' })} />
          {words.waiting}
        </label>
      </search>
      <div class="row">
        <h2 id="found">{words.found(activity?.participants?.totalCount ?? 0)}</h2>
        <button type="button" onClick={() => (packing.value = true)}>
          {packages.value.packAll}
        </button>
      </div>
      <PackageDialog scope={{ activityId: id }} open={packing.value} onClose={() => (packing.value = false)} asked={made.reload} />
      <Packages {...made} />
      <Listing key={activity?.title} pages={pages} empty={figures?.total ? words.noneFound : words.none}>
        <div class="panel ledger">
          <table aria-labelledby="found">
            <thead>
              <tr>
                <th scope="col">{words.person}</th>
                <th scope="col">{words.status}</th>
                <th scope="col">{words.progress}</th>
                <th scope="col" class="wide">
                  {words.open}
                </th>
                <th scope="col" class="wide">
                  {words.last}
                </th>
              </tr>
            </thead>
            <tbody>
              {pages.rows.value.map((row) => (
                <Row key={row.id} row={row} base={address.value.pathname} />
              ))}
            </tbody>
          </table>
        </div>
      </Listing>
    </ActivityPage>
  );
}
