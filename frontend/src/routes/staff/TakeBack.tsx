/** Taking a credit back: what it does is said before, and it asks for a reason. */
import { useSignal } from '@preact/signals';
import { request } from '../../gql/client';
import { REVERSE_CREDIT } from '../../gql/participants';
import type { CreditOf } from '../../gql/views';
import { amount } from '../../i18n/format';
import { participants } from '../../i18n/participants';
import { announce } from '../../lib/announce';
import { useSubmission } from '../../state/refusals';
import { kindName, unitName } from '../../ui/Amount';
import { Dialog } from '../../ui/Dialog';
import { Field } from '../../ui/Field';
import { Problem } from '../../ui/Notice';

export function TakeBack({ credit, done }: { credit: CreditOf; done: () => void }) {
  const words = participants.value;
  const open = useSignal(false);
  const { busy, problem, faults, run } = useSubmission(['reason']);
  const close = () => {
    open.value = false;
  };

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const input = { creditId: credit.id, reason: String(new FormData(form).get('reason')) };
    if (!(await run(async () => (await request(REVERSE_CREDIT, { input })).reverseCredit, form))) return;
    close();
    announce(words.done);
    done();
  };

  return (
    <>
      <button type="button" onClick={() => (open.value = true)}>
        {words.takeBack}
        <span class="unseen"> {kindName(credit)}</span>
      </button>
      <Dialog open={open.value} title={words.takeBackTitle} onClose={close}>
        <form class="stack" onSubmit={(event) => void submit(event)}>
          <p>
            <strong>
              {amount(credit.amount)} {unitName(credit.unit)}
            </strong>{' '}
            {kindName(credit)} · <bdi>{credit.title}</bdi>
          </p>
          <ul class="answers">
            {words.effects(`${amount(credit.amount)} ${unitName(credit.unit)}`).map((effect) => (
              <li key={effect}>{effect}</li>
            ))}
          </ul>
          <Field label={words.reason} hint={words.reasonHint} fault={faults.value['reason']} name="reason" maxLength={300} required dir="auto" />
          <Problem text={problem.value} />
          <div class="row start">
            <button class="primary" disabled={busy.value}>
              {words.takeBack}
            </button>
            <button type="button" onClick={close}>
              {words.cancel}
            </button>
          </div>
        </form>
      </Dialog>
    </>
  );
}
