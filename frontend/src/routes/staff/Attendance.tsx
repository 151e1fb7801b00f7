/** A webinar tool's file: chosen, previewed, brought in. */
import { useSignal } from '@preact/signals';
import { request } from '../../gql/client';
import { ATTENDANCE, IMPORT_ATTENDANCE, SESSIONS, type AttendanceOf } from '../../gql/jobs';
import { bulk } from '../../i18n/bulk';
import { day, number } from '../../i18n/format';
import { participants } from '../../i18n/participants';
import { wordFor } from '../../i18n/terms';
import { packed } from '../../lib/files';
import type { PageProps } from '../../opening';
import { useJob } from '../../state/job';
import { usePages } from '../../state/paging';
import { useQuery } from '../../state/query';
import { useSubmission } from '../../state/refusals';
import { Badge } from '../../ui/Badge';
import { Field, Select } from '../../ui/Field';
import { Failure, Skeleton } from '../../ui/Loading';
import { Notice, Problem } from '../../ui/Notice';
import NotFound from '../NotFound';
import { ActivityPage } from './ActivityPage';
import { JobProgress, RowErrors } from './JobProgress';
import { Listing } from '../../ui/Listing';
import '../../ui/ledger.css';

/** Characters of a file as it is sent: a request holds 100,000 bytes. */
const LONGEST = 95_000;
const TONES: Record<string, string> = { ADDS: 'CLAIMED', ENROLLS: 'CLAIMED', UNCHANGED: 'EXPIRED', OUTSIDE: 'EXPIRING', NOT_ENROLLED: 'EXPIRING', UNKNOWN: 'FAILED' };

interface Asked {
  activityId: string;
  sessionKey: string;
  file: string;
  enroll: boolean;
}

type Person = AttendanceOf['people']['edges'][number]['node'];

function Row({ person }: { person: Person }) {
  const words = bulk.value;
  return (
    <tr>
      <th scope="row">
        <span dir="auto">{person.name || person.email}</span>
        {person.name && (
          <small class="below">
            <bdi>{person.email}</bdi>
          </small>
        )}
      </th>
      <td>
        <Badge state={TONES[person.outcome] ?? ''}>{wordFor(words.outcomes, person.outcome)}</Badge>
      </td>
      <td class="number">{words.fromTo(number(person.minutesBefore), number(person.minutesAfter))}</td>
    </tr>
  );
}

/** `confirm` is undefined for the preview of an earlier visit: its file is chosen anew. */
function Outcome({ jobId, confirm, busy }: { jobId: string; confirm: (() => void) | undefined; busy: boolean }) {
  const words = bulk.value;
  const pages = usePages(ATTENDANCE, { id: jobId }, ({ node }) => (node && 'attendance' in node ? node.attendance?.people : undefined));
  const node = pages.data.value?.node;
  const job = node && 'attendance' in node ? node : undefined;
  const found = job?.attendance;
  const changes = found?.counts.some(({ outcome }) => outcome === 'ADDS' || outcome === 'ENROLLS');
  return (
    <>
      {found && (
        <section class="panel stack" aria-labelledby="outcome">
          <h2 id="outcome">{found.preview ? words.wouldChange : words.changed}</h2>
          <dl class="facts">
            {found.counts.map(({ outcome, count }) => (
              <div key={outcome}>
                <dt>{wordFor(words.outcomes, outcome)}</dt>
                <dd class="big" data-testid={outcome}>
                  {number(count)}
                </dd>
              </div>
            ))}
          </dl>
          {found.preview && changes && confirm && (
            <p>
              <button type="button" class="primary" disabled={busy} onClick={confirm}>
                {words.bringIn}
              </button>
            </p>
          )}
          {found.preview && !changes && <Notice tone="plain">{words.nothingToDo}</Notice>}
        </section>
      )}
      <Listing pages={pages} empty={words.nobodyInFile}>
        <div class="panel ledger">
          <table aria-labelledby="outcome">
            <thead>
              <tr>
                <th scope="col">{participants.value.person}</th>
                <th scope="col">{words.outcome}</th>
                <th scope="col" class="number">
                  {words.minutes}
                </th>
              </tr>
            </thead>
            <tbody>
              {pages.rows.value.map((person) => (
                <Row key={person.row} person={person} />
              ))}
            </tbody>
          </table>
        </div>
      </Listing>
      <RowErrors errors={job?.rowErrors.edges.map((edge) => edge.node) ?? []} name="attendance-errors.csv" />
    </>
  );
}

export default function Attendance({ parameters: { id = '' } }: PageProps) {
  const words = bulk.value;
  const { data, failure, reload } = useQuery(SESSIONS, { id });
  const asked = useSignal<Asked | undefined>(undefined);
  const job = useJob();
  const { busy, problem, faults, run } = useSubmission(['file', 'sessionKey']);

  const send = async (input: Asked, preview: boolean, form?: HTMLFormElement) => {
    asked.value = input;
    job.value = undefined;
    const payload = await run(async () => (await request(IMPORT_ATTENDANCE, { input: { ...input, preview } })).importAttendance, form);
    if (payload?.job) job.value = payload.job;
  };

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const entries = new FormData(form);
    const file = await packed(entries.get('file') as File);
    if (file.length > LONGEST) {
      problem.value = words.tooLarge;
      return;
    }
    await send({ activityId: id, sessionKey: String(entries.get('sessionKey')), file, enroll: entries.has('enroll') }, true, form);
  };

  const activity = data.value?.activity;
  if (data.value && !activity?.participantFigures) return <NotFound />;
  return (
    <ActivityPage id={id} title={participants.value.part.attendance} activity={activity?.title} lead={words.attendanceLead}>
      {failure.value && <Failure failure={failure.value} retry={reload} />}
      {!activity && !failure.value && (
        <div class="panel tall">
          <Skeleton rows={6} />
        </div>
      )}
      {activity?.sessions.length === 0 && <p class="panel empty">{words.noSessions}</p>}
      {activity && activity.sessions.length > 0 && (
        <form class="panel stack" onSubmit={(event) => void submit(event)}>
          <Select label={words.session} fault={faults.value['sessionKey']} name="sessionKey">
            {activity.sessions.map(({ key, title, startsAt }) => (
              <option key={key} value={key}>
                {title} · {day(startsAt)}
              </option>
            ))}
          </Select>
          <Field label={words.file} hint={words.fileHint} fault={faults.value['file']} type="file" name="file" accept=".csv,.tsv,.txt,text/csv" required />
          <label class="check">
            <input type="checkbox" name="enroll" />
            {words.enroll}
          </label>
          <Problem text={problem.value} />
          <p>
            <button class="primary" disabled={busy.value}>
              {words.preview}
            </button>
          </p>
        </form>
      )}
      <JobProgress job={job.value} />
      {job.value?.status === 'DONE' && (
        <Outcome key={job.value.id} jobId={job.value.id} busy={busy.value} confirm={asked.value && (() => void send(asked.value!, false))} />
      )}
    </ActivityPage>
  );
}
