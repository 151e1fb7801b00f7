/** Entering, changing and removing the credit that one wants in a year. */
import { request } from '../../gql/client';
import { SET_YEARLY_TARGET } from '../../gql/goals';
import type { AnnualOf } from '../../gql/views';
import { progress } from '../../i18n/progress';
import { announce } from '../../lib/announce';
import { useSubmission } from '../../state/refusals';
import { summary } from '../../state/store';
import { Field, Select } from '../../ui/Field';
import { Problem } from '../../ui/Notice';
import { monthName } from '../../ui/charts/months';

interface Props {
  year: AnnualOf | undefined;
  done: () => void;
}

export function TargetForm({ year, done }: Props) {
  const words = progress.value;
  const { busy, problem, faults, run } = useSubmission(['required', 'startsMonth', 'startsDay']);
  const [, month, day] = (year?.from ?? '2000-01-01').split('-').map(Number);

  const send = async (required: string | null, form?: HTMLFormElement) => {
    const values = form && new FormData(form);
    const number = (name: string) => Number(values?.get(name) ?? 1);
    const input = { required, startsMonth: number('startsMonth'), startsDay: number('startsDay') };
    const payload = await run(async () => (await request(SET_YEARLY_TARGET, { input })).setYearlyTarget, form);
    if (!payload) return;
    if (payload.learner) summary.value = payload.learner.creditSummary;
    announce(required === null ? words.targetRemoved : words.targetSet);
    done();
  };

  return (
    <form
      class="stack target-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const form = event.currentTarget;
        void send(String(new FormData(form).get('required')).trim().replace(',', '.'), form);
      }}
    >
      <Field
        label={words.targetAmount}
        hint={words.targetHint}
        fault={faults.value['required']}
        name="required"
        inputMode="decimal"
        autoComplete="off"
        dir="ltr"
        required
        defaultValue={year?.required ?? ''}
      />
      <div class="pair">
        <Select label={words.yearBegins} fault={faults.value['startsMonth']} name="startsMonth">
          {Array.from({ length: 12 }, (_, at) => (
            <option key={at} value={at + 1} selected={at + 1 === month}>
              {monthName(`2000-${String(at + 1).padStart(2, '0')}`, 'only')}
            </option>
          ))}
        </Select>
        <Field label={words.dayOfMonth} fault={faults.value['startsDay']} name="startsDay" type="number" min={1} max={31} defaultValue={String(day)} />
      </div>
      <Problem text={problem.value} />
      <div class="row start">
        <button type="submit" class="primary" disabled={busy.value}>
          {words.saveTarget}
        </button>
        {year && (
          <button type="button" disabled={busy.value} onClick={() => void send(null)}>
            {words.removeTarget}
          </button>
        )}
        <button type="button" class="quiet" onClick={done}>
          {words.cancel}
        </button>
      </div>
    </form>
  );
}
