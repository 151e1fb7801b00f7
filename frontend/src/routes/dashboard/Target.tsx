/** The year toward its target as a ring with its words; without a target, the invitation to set one. */
import { useSignal } from '@preact/signals';
import type { AnnualOf } from '../../gql/views';
import { amount, percent } from '../../i18n/format';
import { overview } from '../../i18n/overview';
import { wordFor } from '../../i18n/terms';
import { Ring } from '../../ui/charts/Ring';
import { Pace, reached, Status, toneOf } from '../../ui/Course';
import { Dialog } from '../../ui/Dialog';
import { lazily } from '../../ui/lazily';

const TargetForm = lazily(() => import('./TargetForm').then((module) => module.TargetForm));

function Year({ year }: { year: AnnualOf }) {
  const words = overview.value;
  const course = { ...year, by: year.to };
  const share = percent(year.percent ?? 0);
  const status = wordFor(words.courses, year.status);
  return (
    <>
      <Ring percent={Number(year.percent)} tone={toneOf(year.status)} label={`${year.label}: ${share}, ${status}. ${reached(course)}`}>
        <strong>{share}</strong>
        <small>{words.ofRequired(amount(year.required ?? '0'))}</small>
      </Ring>
      <div class="course">
        <p>
          <Status status={year.status} />
        </p>
        <p>{reached(course)}</p>
        <Pace course={course} />
      </div>
    </>
  );
}

export function Target({ annual }: { annual: readonly AnnualOf[] }) {
  const words = overview.value;
  const editing = useSignal(false);
  const year = annual.find(({ required }) => required !== null);
  const close = () => (editing.value = false);
  return (
    <section class="target" aria-labelledby="target">
      <h2 class={year ? 'unseen' : undefined} id="target">
        {year ? year.label : words.noTarget}
      </h2>
      {year ? <Year year={year} /> : <p>{words.noTargetLead}</p>}
      <button type="button" class={year ? 'quiet' : undefined} onClick={() => (editing.value = true)}>
        {year ? words.changeTarget : words.setTarget}
      </button>
      <Dialog open={editing.value} title={year ? words.changeTarget : words.setTarget} onClose={close}>
        <TargetForm year={year} done={close} />
      </Dialog>
    </section>
  );
}
