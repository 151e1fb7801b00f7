/** Issuing a document about a period: a transcript, or the credit of one specialty. */
import { useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { SPECIALTIES } from '../../gql/activities';
import { ISSUE_CERTIFICATE, type IssuedOf } from '../../gql/certificates';
import { request } from '../../gql/client';
import { issuing } from '../../i18n/issuing';
import { useQuery } from '../../state/query';
import { useSubmission } from '../../state/refusals';
import { Dialog } from '../../ui/Dialog';
import { Download } from '../../ui/Download';
import { Field, Select } from '../../ui/Field';
import { Problem } from '../../ui/Notice';

type Kind = 'TRANSCRIPT' | 'SPECIALTY';

const FIELDS = ['kind', 'specialty', 'earnedFrom', 'earnedTo', 'language'];

function Specialty({ fault }: { fault: string | undefined }) {
  const words = issuing.value;
  const { data } = useQuery(SPECIALTIES, {});
  return (
    <Select label={words.specialty} fault={fault} name="specialty" required>
      <option value="">{words.chooseSpecialty}</option>
      {data.value?.specialties.map(({ code, label }) => (
        <option key={code} value={code}>
          {label}
        </option>
      ))}
    </Select>
  );
}

function Wanted({ issued, cancel }: { issued: (one: IssuedOf) => void; cancel: () => void }) {
  const words = issuing.value;
  const kind = useSignal<Kind>('TRANSCRIPT');
  const { busy, problem, faults, run } = useSubmission(FIELDS, words.rules);
  const year = useMemo(() => new Date().getFullYear(), []);

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const given = (name: string) => new FormData(form).get(name)?.toString() ?? null;
    const input = {
      kind: kind.value,
      specialty: given('specialty'),
      earnedFrom: given('earnedFrom'),
      earnedTo: given('earnedTo'),
      language: given('language'),
    };
    const payload = await run(async () => (await request(ISSUE_CERTIFICATE, { input })).issueCertificate, form);
    if (payload?.certificate) issued(payload.certificate);
  };

  return (
    <form class="stack" onSubmit={(event) => void submit(event)}>
      <p>{words.issueLead}</p>
      <Select label={words.kind} name="kind" value={kind.value} onChange={({ currentTarget }) => (kind.value = currentTarget.value as Kind)}>
        {Object.entries(words.kinds).map(([code, label]) => (
          <option key={code} value={code}>
            {label}
          </option>
        ))}
      </Select>
      {kind.value === 'SPECIALTY' && <Specialty fault={faults.value['specialty']} />}
      <div class="row start">
        <Field label={words.from} fault={faults.value['earnedFrom']} name="earnedFrom" type="date" required defaultValue={`${year}-01-01`} />
        <Field label={words.to} fault={faults.value['earnedTo']} name="earnedTo" type="date" required defaultValue={`${year}-12-31`} />
      </div>
      <p class="hint">{words.toHint}</p>
      <Select label={words.language} fault={faults.value['language']} name="language">
        {Object.entries(words.languages).map(([code, label]) => (
          <option key={code} value={code} selected={code === document.documentElement.lang}>
            {label}
          </option>
        ))}
      </Select>
      <Problem text={problem.value} />
      <div class="row start">
        <button class="primary" disabled={busy.value}>
          {words.submit}
        </button>
        <button type="button" onClick={cancel}>
          {words.cancel}
        </button>
      </div>
    </form>
  );
}

export function Issue({ done }: { done: () => void }) {
  const words = issuing.value;
  const open = useSignal(false);
  const issued = useSignal<IssuedOf | undefined>(undefined);
  const close = () => {
    open.value = false;
    issued.value = undefined;
  };

  return (
    <>
      <p>
        <button type="button" onClick={() => (open.value = true)}>
          {words.issue}
        </button>
      </p>
      <Dialog open={open.value} title={issued.value ? words.ready : words.issueTitle} onClose={close}>
        {issued.value ? (
          <div class="stack" role="status">
            <p dir="auto">{issued.value.title}</p>
            <p>{words.readyLead}</p>
            <div class="row start">
              {issued.value.downloadUrl && <Download files={issued.value} title={issued.value.title} primary />}
              <button type="button" onClick={close}>
                {words.close}
              </button>
            </div>
          </div>
        ) : (
          <Wanted
            issued={(one) => {
              issued.value = one;
              done();
            }}
            cancel={close}
          />
        )}
      </Dialog>
    </>
  );
}
