/** Making a goal, or changing one. */
import { request } from '../../gql/client';
import { CREATE_GOAL, UPDATE_GOAL, type GoalOf } from '../../gql/goals';
import type { VariablesOf } from '../../gql/graphql';
import { SPECIALTIES } from '../../gql/activities';
import { goals as messages } from '../../i18n/goals';
import { terms } from '../../i18n/terms';
import { announce } from '../../lib/announce';
import { takeGoals } from '../../state/goals';
import { useQuery } from '../../state/query';
import { useSubmission } from '../../state/refusals';
import { Field, Select } from '../../ui/Field';
import { Problem } from '../../ui/Notice';

interface Props {
  goal?: GoalOf | undefined;
  /** The days that a new goal begins with. */
  days: { from: string; by: string };
  done: () => void;
}

type Input = VariablesOf<typeof CREATE_GOAL>['input'];

type Kind = NonNullable<Input['types']>[number];

const KINDS: readonly Kind[] = ['AMA_PRA_CATEGORY_1', 'ACCME', 'SPECIALTY', 'MOC', 'OTHER'];

function inputOf(form: HTMLFormElement): Input {
  const data = new FormData(form);
  const text = (name: string) => String(data.get(name) ?? '').trim();
  return {
    title: text('title'),
    target: text('target').replace(',', '.'),
    unit: text('unit') === 'POINT' ? 'POINT' : 'CREDIT',
    types: data.getAll('types') as Kind[],
    specialties: data.getAll('specialties').map(String),
    from: text('from') || null,
    by: text('by'),
  };
}

export function GoalForm({ goal, days, done }: Props) {
  const words = messages.value;
  const { data } = useQuery(SPECIALTIES, {});
  const { busy, problem, faults, run } = useSubmission(['title', 'target', 'unit', 'types', 'specialties', 'from', 'by']);
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const input = inputOf(form);
    const payload = await run(
      async () =>
        goal ? (await request(UPDATE_GOAL, { input: { ...input, goalId: goal.id } })).updateGoal : (await request(CREATE_GOAL, { input })).createGoal,
      form,
    );
    if (!payload?.goal) return;
    takeGoals([payload.goal]);
    announce(words.saved);
    done();
  };
  return (
    <form class="stack" noValidate onSubmit={(event) => void submit(event)}>
      <Field label={words.name} name="title" defaultValue={goal?.title ?? ''} maxLength={120} dir="auto" required fault={faults.value['title']} />
      <div class="pair">
        <Field label={words.target} name="target" inputMode="decimal" dir="ltr" defaultValue={goal?.target ?? ''} required fault={faults.value['target']} />
        <Select label={words.unit} name="unit" fault={faults.value['unit']}>
          <option value="CREDIT">{terms.value.credit}</option>
          <option value="POINT" selected={goal?.unit === 'POINT'}>
            {terms.value.point}
          </option>
        </Select>
      </div>
      <fieldset class="kinds" aria-describedby="kinds-hint">
        <legend>{words.types}</legend>
        {KINDS.map((kind) => (
          <label key={kind} class="check">
            <input type="checkbox" name="types" value={kind} defaultChecked={goal?.types.includes(kind)} />
            {terms.value.types[kind]}
          </label>
        ))}
        <p class="hint" id="kinds-hint">
          {words.anyHint}
        </p>
        <p class="fault" role="alert">
          {faults.value['types']}
        </p>
      </fieldset>
      <Select label={words.specialties} hint={words.anyHint} name="specialties" multiple size={6} fault={faults.value['specialties']}>
        {(data.value?.specialties ?? goal?.specialties ?? []).map(({ code, label }) => (
          <option key={code} value={code} selected={goal?.specialties.some((one) => one.code === code)}>
            {label}
          </option>
        ))}
      </Select>
      <div class="pair">
        <Field label={words.from} name="from" type="date" defaultValue={goal?.from ?? days.from} required fault={faults.value['from']} />
        <Field label={words.by} name="by" type="date" defaultValue={goal?.by ?? days.by} required fault={faults.value['by']} />
      </div>
      <Problem text={problem.value} />
      <div class="row start">
        <button class="primary" disabled={busy.value}>
          {words.save}
        </button>
        <button type="button" onClick={done}>
          {words.cancel}
        </button>
      </div>
    </form>
  );
}
