/** A certificate of completion for whoever has done everything, whether or not it pays credit. */
import { useSignal } from '@preact/signals';
import { ISSUE_CERTIFICATE, type IssuedOf } from '../../gql/certificates';
import { request } from '../../gql/client';
import type { EnrollmentOf } from '../../gql/views';
import { issuing } from '../../i18n/issuing';
import { useSubmission } from '../../state/refusals';
import { Download } from '../../ui/Download';
import { Problem } from '../../ui/Notice';

/** Gates to credit that completion does not ask for. */
const NOT_ASKED = ['ELIGIBILITY', 'WINDOW', 'ATTEMPTS', 'CLAIM'];

export function Completion({ view, title }: { view: EnrollmentOf; title: string }) {
  const words = issuing.value;
  const issued = useSignal<IssuedOf | undefined>(undefined);
  const { busy, problem, run } = useSubmission([], words.rules);
  if (!view.gates.every(({ kind, met }) => met || NOT_ASKED.includes(kind))) return null;

  const issue = async () => {
    const input = { kind: 'COMPLETION' as const, enrollmentId: view.id };
    const payload = await run(async () => (await request(ISSUE_CERTIFICATE, { input })).issueCertificate);
    if (payload?.certificate) issued.value = payload.certificate;
  };

  return (
    <section class="panel stack" aria-labelledby="completion">
      <h2 id="completion">{words.completion}</h2>
      {issued.value ? (
        <div class="row start" role="status">
          {issued.value.downloadUrl && <Download files={issued.value} title={title} primary />}
          <bdi class="code">{issued.value.number}</bdi>
        </div>
      ) : (
        <>
          <p>{words.completionLead}</p>
          <Problem text={problem.value} />
          <div class="row start">
            <button type="button" disabled={busy.value} onClick={() => void issue()}>
              {words.completionIssue}
            </button>
          </div>
        </>
      )}
    </section>
  );
}
