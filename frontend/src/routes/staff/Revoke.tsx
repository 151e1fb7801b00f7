/** Revoking a certificate: what it does is said before, and it asks for a reason. */
import { useSignal } from '@preact/signals';
import { REVOKE_CERTIFICATE } from '../../gql/certificates';
import { request } from '../../gql/client';
import { issuing } from '../../i18n/issuing';
import { announce } from '../../lib/announce';
import { useSubmission } from '../../state/refusals';
import { Dialog } from '../../ui/Dialog';
import { Field } from '../../ui/Field';
import { Problem } from '../../ui/Notice';

export function Revoke({ certificate, done }: { certificate: { id: string; number: string }; done: () => void }) {
  const words = issuing.value;
  const open = useSignal(false);
  const { busy, problem, faults, run } = useSubmission(['reason']);
  const close = () => {
    open.value = false;
  };

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const input = { certificateId: certificate.id, reason: String(new FormData(form).get('reason')) };
    if (!(await run(async () => (await request(REVOKE_CERTIFICATE, { input })).revokeCertificate, form))) return;
    close();
    announce(words.revoked);
    done();
  };

  return (
    <>
      <button type="button" onClick={() => (open.value = true)}>
        {words.revoke}
        <span class="unseen"> {certificate.number}</span>
      </button>
      <Dialog open={open.value} title={words.revokeTitle} onClose={close}>
        <form class="stack" onSubmit={(event) => void submit(event)}>
          <ul class="answers">
            {words.revokeEffects.map((effect) => (
              <li key={effect}>{effect}</li>
            ))}
          </ul>
          <Field label={words.reason} hint={words.reasonHint} fault={faults.value['reason']} name="reason" maxLength={300} required dir="auto" />
          <Problem text={problem.value} />
          <div class="row start">
            <button class="primary" disabled={busy.value}>
              {words.revoke}
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
