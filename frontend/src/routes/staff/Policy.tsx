/** What would other rules do? The activity's own stand in the form; changed, they show who would gain or lose. */
import { useSignal } from '@preact/signals';
import { POLICY, POLICY_CHANGES, type PolicyChangeOf, type PolicyOf } from '../../gql/participants';
import type { VariablesOf } from '../../gql/graphql';
import { amount, number } from '../../i18n/format';
import { listed } from '../../i18n/lists';
import { participants } from '../../i18n/participants';
import { terms, wordFor } from '../../i18n/terms';
import type { PageProps } from '../../opening';
import { usePages } from '../../state/paging';
import { useQuery } from '../../state/query';
import { unitName } from '../../ui/Amount';
import { Badge } from '../../ui/Badge';
import { Field, Select } from '../../ui/Field';
import { Failure, Skeleton } from '../../ui/Loading';
import { Notice } from '../../ui/Notice';
import NotFound from '../NotFound';
import { ActivityPage } from './ActivityPage';
import { Listing } from '../../ui/Listing';
import '../../ui/ledger.css';

type Wanted = VariablesOf<typeof POLICY_CHANGES>['policy'];

/** Percent as one would type it: "80", not "80.00". */
const typed = (percent: string): string => String(Number(percent));

/** The rules in force, as the preview takes them. */
function asInput(policy: PolicyOf): Wanted {
  return {
    minimumParticipation: policy.minimumParticipation,
    passingScore: policy.passingScore,
    minimumMinutes: policy.minimumMinutes,
    evaluationRequired: policy.evaluationRequired,
    partialCredit: policy.partialFrom !== null,
    ...(policy.partialFrom !== null && { partialFrom: policy.partialFrom }),
    rounding: policy.rounding,
    creditValidMonths: policy.creditValidMonths,
    creditValidUntil: policy.creditValidUntil,
    bonus: policy.bonus.map((rule) => ({
      name: rule.name,
      amount: rule.amount,
      type: rule.type,
      board: rule.board?.code ?? '',
      specialty: rule.specialty?.code ?? '',
      content: rule.contentKey ?? '',
      assessment: rule.assessmentKey ?? '',
      score: rule.score,
    })),
  };
}

function read(form: HTMLFormElement, policy: PolicyOf): Wanted {
  const entries = new FormData(form);
  const text = (name: string) => String(entries.get(name) ?? '').trim();
  const { partialFrom: _, ...rest } = asInput(policy);
  return {
    ...rest,
    minimumParticipation: text('minimumParticipation'),
    passingScore: text('passingScore'),
    minimumMinutes: Number(text('minimumMinutes')),
    evaluationRequired: entries.has('evaluationRequired'),
    partialCredit: text('partialFrom') !== '',
    ...(text('partialFrom') && { partialFrom: text('partialFrom') }),
    rounding: text('rounding') as PolicyOf['rounding'],
  };
}

function Rules({ policy, change }: { policy: PolicyOf; change: (policy: Wanted) => void }) {
  const words = participants.value;
  return (
    <form class="panel facts" onChange={(event) => change(read(event.currentTarget, policy))} onSubmit={(event) => event.preventDefault()}>
      <Field label={words.minimum} name="minimumParticipation" inputMode="decimal" dir="ltr" defaultValue={typed(policy.minimumParticipation)} />
      <Field label={words.partialFrom} hint={words.partialHint} name="partialFrom" inputMode="decimal" dir="ltr" defaultValue={policy.partialFrom === null ? '' : typed(policy.partialFrom)} />
      <Field label={words.passing} name="passingScore" inputMode="decimal" dir="ltr" defaultValue={typed(policy.passingScore)} />
      <Field label={words.minutes} name="minimumMinutes" type="number" min={0} dir="ltr" defaultValue={String(policy.minimumMinutes)} />
      <Select label={words.rounding} name="rounding">
        {['DOWN', 'NEAREST'].map((way) => (
          <option key={way} value={way} selected={way === policy.rounding}>
            {words.roundings[way]}
          </option>
        ))}
      </Select>
      <label class="check">
        <input type="checkbox" name="evaluationRequired" defaultChecked={policy.evaluationRequired} />
        {words.evaluationRequired}
      </label>
    </form>
  );
}

const sums = (due: PolicyChangeOf['before']): string =>
  listed(due.map((each) => `${amount(each.amount)} ${unitName(each.unit)}`)) || participants.value.nothing;

function Change({ row, base }: { row: PolicyChangeOf; base: string }) {
  const words = participants.value;
  return (
    <tr>
      <th scope="row">
        <a href={`${base}/${row.enrollment?.id}`} dir="auto">
          {row.learner.name}
        </a>
        <small class="below">
          {words.turns(wordFor(terms.value.statuses, row.statusBefore), wordFor(terms.value.statuses, row.statusAfter))}
        </small>
      </th>
      <td class="action full">
        <span class="phone-only">{words.atPresent}: </span>
        {sums(row.before)}
      </td>
      <td class="action full">
        <span class="phone-only">{words.afterwards}: </span>
        {sums(row.after)}
      </td>
      <td class="action full">
        <span class="phone-only">{words.paid}: </span>
        <bdi>{amount(row.paid)}</bdi>
      </td>
      <td class="action full">
        <Badge state={row.outcome === 'GAINS' ? 'CLAIMED' : 'FAILED'}>
          {row.outcome === 'GAINS' ? words.gaining : words.losing} <bdi>{amount(row.difference)}</bdi>
        </Badge>
      </td>
    </tr>
  );
}

function Changes({ id, policy }: { id: string; policy: Wanted }) {
  const words = participants.value;
  const pages = usePages(POLICY_CHANGES, { id, policy }, ({ policyChangePreview }) => policyChangePreview);
  const found = pages.data.value?.policyChangePreview;
  return (
    <>
      {found && (
        <dl class="facts panel" aria-live="polite">
          {(['losing', 'gaining', 'unchanged'] as const).map((name) => (
            <div key={name}>
              <dt>{words[name]}</dt>
              <dd class="big" data-testid={name}>
                {number(found[name])}
              </dd>
            </div>
          ))}
        </dl>
      )}
      <Listing pages={pages} empty={words.nobodyChanges}>
        <div class="panel ledger">
          <table>
            <thead>
              <tr>
                <th scope="col">{words.person}</th>
                <th scope="col">{words.atPresent}</th>
                <th scope="col">{words.afterwards}</th>
                <th scope="col">{words.paid}</th>
                <th scope="col">{words.difference}</th>
              </tr>
            </thead>
            <tbody>
              {pages.rows.value.map((row) => (
                <Change key={row.enrollment?.id} row={row} base={`/staff/activities/${id}/participants`} />
              ))}
            </tbody>
          </table>
        </div>
      </Listing>
    </>
  );
}

export default function Policy({ parameters: { id = '' } }: PageProps) {
  const words = participants.value;
  const wanted = useSignal<Wanted | undefined>(undefined);
  const { data, failure, reload } = useQuery(POLICY, { id });
  const activity = data.value?.activity;
  if (data.value && !activity) return <NotFound />;
  return (
    <ActivityPage id={id} title={words.part.policy} activity={activity?.title} lead={words.rulesLead}>
      <Notice tone="plain">{words.rulesNote}</Notice>
      {failure.value && <Failure failure={failure.value} retry={reload} />}
      {!activity && !failure.value && (
        <div class="panel tall">
          <Skeleton rows={8} />
        </div>
      )}
      {activity && (
        <>
          <Rules policy={activity.policy} change={(policy) => (wanted.value = policy)} />
          <Changes id={id} policy={wanted.value ?? asInput(activity.policy)} />
        </>
      )}
    </ActivityPage>
  );
}
