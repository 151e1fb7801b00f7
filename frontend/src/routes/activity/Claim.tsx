/** What a claim made now would pay, the claim itself, and what it brought. */
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { request } from '../../gql/client';
import { CLAIM_CREDIT, type ClaimedOf } from '../../gql/enrollments';
import type { EnrollmentOf } from '../../gql/views';
import { learning } from '../../i18n/learning';
import { terms, wordFor } from '../../i18n/terms';
import { amount } from '../../i18n/format';
import { useSubmission } from '../../state/refusals';
import { putCredits, putDetail } from '../../state/store';
import { Amount, kindName } from '../../ui/Amount';
import { Dialog } from '../../ui/Dialog';
import { Download } from '../../ui/Download';
import { Icon } from '../../ui/Icon';
import { award } from '../../ui/icons';
import { Problem } from '../../ui/Notice';

function Payable({ view }: { view: EnrollmentOf }) {
  const words = learning.value;
  return (
    <ul class="payable">
      {view.claimable.map((credit) => (
        <li key={`${credit.type}/${credit.board?.code}/${credit.specialty?.code}/${credit.basis}`}>
          <strong>
            <Amount value={credit.amount} unit={credit.unit} />
          </strong>
          <span>
            {kindName(credit)}
            <small class="below">
              {wordFor(terms.value.bases, credit.basis)} · {words.ofMaximum(amount(credit.maximum))}
            </small>
          </span>
        </li>
      ))}
    </ul>
  );
}

function Brought({ claimed, title, close }: { claimed: ClaimedOf; title: string; close: () => void }) {
  const words = learning.value;
  const lead = useRef<HTMLParagraphElement>(null);
  useEffect(() => lead.current?.focus(), []);
  return (
    <div class="stack" role="status">
      <p ref={lead} tabIndex={-1}>
        {words.claimedLead}
      </p>
      <ul class="payable">
        {claimed.credits.map((credit) => (
          <li key={credit.id}>
            <strong>
              <Amount value={credit.amount} unit={credit.unit} />
            </strong>
            <span>
              {kindName(credit)}
              {credit.basis !== 'FULL' && <small class="below">{wordFor(terms.value.bases, credit.basis)}</small>}
            </span>
          </li>
        ))}
      </ul>
      {claimed.certificate && (
        <p class="aside">
          {words.certificateNumber} <bdi class="code">{claimed.certificate.number}</bdi>
        </p>
      )}
      <div class="row start">
        {claimed.certificate?.downloadUrl ? <Download files={claimed.certificate} title={title} primary /> : <span>{words.preparing}</span>}
        <button type="button" onClick={close}>
          {words.close}
        </button>
      </div>
    </div>
  );
}

export function Claim({ view, title }: { view: EnrollmentOf; title: string }) {
  const words = learning.value;
  const asking = useSignal(false);
  const claimed = useSignal<ClaimedOf | undefined>(undefined);
  const heading = useRef<HTMLHeadingElement>(null);
  const { busy, problem, run } = useSubmission();
  const due = view.claimable.length > 0;
  const partial = view.claimable.some(({ basis }) => basis === 'PARTIAL');

  const claim = async () => {
    const payload = await run(async () => (await request(CLAIM_CREDIT, { input: { enrollmentId: view.id } })).claimCredit);
    if (!payload) return;
    claimed.value = payload;
    putCredits(payload.credits);
    if (payload.enrollment) putDetail(payload.enrollment);
  };

  const close = () => {
    asking.value = false;
    claimed.value = undefined;
    problem.value = '';
    // The button that opened the dialog is gone once everything is claimed.
    setTimeout(() => document.activeElement === document.body && heading.current?.focus());
  };

  return (
    <section class={due ? 'panel claim due' : 'panel claim'} aria-labelledby="claim">
      <h2 id="claim" ref={heading} tabIndex={-1}>
        {due ? words.claimPays : words.claimTitle}
      </h2>
      {due ? (
        <>
          <Payable view={view} />
          {partial && <p class="note">{words.claimPartial}</p>}
          <button type="button" class="primary" onClick={() => (asking.value = true)}>
            <Icon path={award} />
            {words.claim}
          </button>
        </>
      ) : (
        <p>{view.status === 'CLAIMED' ? words.claimDone : words.claimNothing}</p>
      )}
      {view.credits.length > 0 && <Earlier view={view} title={title} />}
      <Dialog open={asking.value} title={claimed.value ? words.claimed : words.confirmTitle} onClose={close}>
        {claimed.value ? (
          <Brought claimed={claimed.value} title={title} close={close} />
        ) : (
          <div class="stack">
            <Payable view={view} />
            <p class="attest">{words.attest}</p>
            <Problem text={problem.value} />
            <div class="row start">
              <button type="button" class="primary" disabled={busy.value} onClick={() => void claim()}>
                {words.confirm}
              </button>
              <button type="button" onClick={close}>
                {words.cancel}
              </button>
            </div>
          </div>
        )}
      </Dialog>
    </section>
  );
}

/** The certificates of what is claimed already. */
function Earlier({ view, title }: { view: EnrollmentOf; title: string }) {
  const certificates = new Map(view.credits.flatMap((credit) => credit.certificates).map((one) => [one.id, one]));
  return (
    <ul class="earlier">
      {[...certificates.values()].map(
        (certificate) =>
          certificate.downloadUrl && (
            <li key={certificate.id}>
              <Download files={certificate} title={title} />{' '}
              <small>
                <bdi class="code">{certificate.number}</bdi>
              </small>
            </li>
          ),
      )}
    </ul>
  );
}
