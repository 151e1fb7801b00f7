/** What is due to many participants: previewed, then awarded with a reason. */
import { useSignal } from '@preact/signals';
import { request } from '../../gql/client';
import type { VariablesOf } from '../../gql/graphql';
import { AWARD_CREDITS, AWARDS, SESSIONS, type AwardsOf } from '../../gql/jobs';
import { bulk } from '../../i18n/bulk';
import { amount, number } from '../../i18n/format';
import { listed } from '../../i18n/lists';
import { participants } from '../../i18n/participants';
import { terms, wordFor } from '../../i18n/terms';
import type { PageProps } from '../../opening';
import { useJob } from '../../state/job';
import { usePages } from '../../state/paging';
import { useQuery } from '../../state/query';
import { useSubmission } from '../../state/refusals';
import { kindName, unitName } from '../../ui/Amount';
import { Field, Select } from '../../ui/Field';
import { Failure, Skeleton } from '../../ui/Loading';
import { Problem } from '../../ui/Notice';
import NotFound from '../NotFound';
import { ActivityPage } from './ActivityPage';
import { JobProgress, RowErrors } from './JobProgress';
import { Listing } from '../../ui/Listing';
import '../../ui/filters.css';
import '../../ui/ledger.css';

type Input = VariablesOf<typeof AWARD_CREDITS>['input'];
type Filter = NonNullable<Input['filter']>;
type Candidate = AwardsOf['candidates']['edges'][number]['node'];

function Row({ person, base }: { person: Candidate; base: string }) {
  const words = participants.value;
  return (
    <tr>
      <th scope="row">
        <a href={`${base}/${person.enrollmentId}`} dir="auto">
          {person.name}
        </a>
      </th>
      <td class="action full">
        {person.due.map((due) => (
          <p key={`${kindName(due)}/${due.basis}`}>
            <strong>
              {amount(due.amount)} {unitName(due.unit)}
            </strong>{' '}
            {kindName(due)} · {wordFor(terms.value.bases, due.basis)}
          </p>
        ))}
        {person.due.length === 0 && (
          <>
            {bulk.value.notDue}: {listed(person.openGates.map(({ kind }) => wordFor(words.gateKinds, kind))) || words.nothingOpen}
          </>
        )}
      </td>
    </tr>
  );
}

interface OutcomeProps {
  jobId: string;
  base: string;
  busy: boolean;
  fault: string | undefined;
  /** Undefined for the preview of an earlier visit: whom it was about is asked anew. */
  award: ((reason: string, form: HTMLFormElement) => void) | undefined;
}

function Outcome({ jobId, base, busy, fault, award }: OutcomeProps) {
  const words = bulk.value;
  const pages = usePages(AWARDS, { id: jobId }, ({ node }) => (node && 'awards' in node ? node.awards?.candidates : undefined));
  const node = pages.data.value?.node;
  const job = node && 'awards' in node ? node : undefined;
  const plan = job?.awards;
  return (
    <>
      {plan && (
        <section class="panel stack" aria-labelledby="outcome">
          <h2 id="outcome">{plan.preview ? words.wouldAward : words.awarded}</h2>
          <dl class="facts">
            <div>
              <dt>{words.due}</dt>
              <dd class="big" data-testid="due">
                {number(plan.due)}
              </dd>
            </div>
            <div>
              <dt>{words.notDue}</dt>
              <dd class="big" data-testid="not-due">
                {number(plan.notDue)}
              </dd>
            </div>
          </dl>
          {plan.preview && plan.due > 0 && award && (
            <form
              class="stack"
              onSubmit={(event) => {
                event.preventDefault();
                award(String(new FormData(event.currentTarget).get('reason')), event.currentTarget);
              }}
            >
              <Field label={participants.value.reason} hint={words.reasonHint} fault={fault} name="reason" maxLength={300} required dir="auto" />
              <p>
                <button class="primary" disabled={busy}>
                  {words.award(plan.due)}
                </button>
              </p>
            </form>
          )}
        </section>
      )}
      <Listing pages={pages} empty={participants.value.noneFound}>
        <div class="panel ledger">
          <table aria-labelledby="outcome">
            <thead>
              <tr>
                <th scope="col">{participants.value.person}</th>
                <th scope="col">{words.credit}</th>
              </tr>
            </thead>
            <tbody>
              {pages.rows.value.map((person) => (
                <Row key={person.enrollmentId} person={person} base={base} />
              ))}
            </tbody>
          </table>
        </div>
      </Listing>
      {plan && !plan.preview && <RowErrors errors={job?.rowErrors.edges.map((edge) => edge.node) ?? []} name="awards-errors.csv" />}
    </>
  );
}

export default function Award({ parameters: { id = '' } }: PageProps) {
  const words = bulk.value;
  const { data, failure, reload } = useQuery(SESSIONS, { id });
  const asked = useSignal<Filter | undefined>(undefined);
  const job = useJob();
  const { busy, problem, faults, run } = useSubmission(['reason']);

  const send = async (filter: Filter, rest: Partial<Input>, form?: HTMLFormElement) => {
    asked.value = filter;
    const input = { activityId: id, filter, idempotencyKey: crypto.randomUUID(), ...rest };
    const payload = await run(async () => (await request(AWARD_CREDITS, { input })).awardCredits, form);
    if (payload?.job) job.value = payload.job;
  };

  const preview = (event: SubmitEvent) => {
    event.preventDefault();
    const entries = new FormData(event.currentTarget as HTMLFormElement);
    const status = String(entries.get('status'));
    void send({ search: String(entries.get('search')), status: status ? [status as 'FAILED'] : null }, { preview: true });
  };

  const activity = data.value?.activity;
  if (data.value && !activity?.participantFigures) return <NotFound />;
  return (
    <ActivityPage id={id} title={participants.value.part.award} activity={activity?.title} lead={words.awardLead}>
      {failure.value && <Failure failure={failure.value} retry={reload} />}
      {!activity && !failure.value && (
        <div class="panel tall">
          <Skeleton rows={6} />
        </div>
      )}
      {activity && (
        <form class="panel filters" onSubmit={preview}>
          <Field label={participants.value.search} type="search" name="search" />
          <Select label={participants.value.status} name="status">
            <option value="">{participants.value.any}</option>
            {activity.participantFigures?.byStatus.map((each) => (
              <option key={each.status} value={each.status}>
                {wordFor(terms.value.statuses, each.status)} ({number(each.count)})
              </option>
            ))}
          </Select>
          <p>
            <button class="primary" disabled={busy.value}>
              {words.previewAwards}
            </button>
          </p>
        </form>
      )}
      <Problem text={problem.value} />
      <JobProgress job={job.value} />
      {job.value?.status === 'DONE' && (
        <Outcome
          key={job.value.id}
          jobId={job.value.id}
          base={`/staff/activities/${id}/participants`}
          busy={busy.value}
          fault={faults.value['reason']}
          award={asked.value && ((reason, form) => void send(asked.value!, { reason, preview: false }, form))}
        />
      )}
    </ActivityPage>
  );
}
