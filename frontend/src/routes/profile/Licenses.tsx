/** Licenses to practice: each with its regulator, number and last day. */
import { useSignal } from '@preact/signals';
import { request, serverNow } from '../../gql/client';
import { ADD_LICENSE, REMOVE_LICENSE, UPDATE_LICENSE, type LicenseOf } from '../../gql/profile';
import { account } from '../../i18n/account';
import { date } from '../../i18n/format';
import { profile } from '../../i18n/profile';
import { announce } from '../../lib/announce';
import { useSubmission } from '../../state/refusals';
import { Dialog } from '../../ui/Dialog';
import { Field, Select } from '../../ui/Field';
import { Problem } from '../../ui/Notice';
import { put, regulators, textsIn } from './own';

/** The form of a license that is there, or of a new one. */
function Form({ license, done }: { license: LicenseOf | undefined; done: () => void }) {
  const words = profile.value;
  const { busy, problem, faults, run } = useSubmission(['regulator', 'number', 'expiresOn'], words.rules);

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const { regulator = '', number = '', expiresOn } = textsIn(form);
    const input = { regulator, number, expiresOn: expiresOn || null };
    const send = async () =>
      license ? (await request(UPDATE_LICENSE, { input: { ...input, licenseId: license.id } })).updateLicense : (await request(ADD_LICENSE, { input })).addLicense;
    const payload = await run(send, form);
    if (!payload?.learner) return;
    put(payload.learner);
    announce(words.saved);
    done();
  };

  return (
    <form class="stack" onSubmit={(event) => void submit(event)}>
      <Select label={words.regulator} fault={faults.value['regulator']} name="regulator" required>
        {!license && <option value="">{account.value.choose}</option>}
        {regulators.value.map(({ code, label }) => (
          <option key={code} value={code} selected={code === license?.regulator.code}>
            {label}
          </option>
        ))}
      </Select>
      <Field label={words.licenseNumber} fault={faults.value['number']} name="number" defaultValue={license?.number ?? ''} maxLength={64} required dir="ltr" />
      <Field label={words.expiresOn} hint={words.optional} fault={faults.value['expiresOn']} name="expiresOn" type="date" defaultValue={license?.expiresOn ?? ''} />
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

function validity(expiresOn: string): string {
  const words = profile.value;
  return (expiresOn < serverNow().toISOString().slice(0, 10) ? words.expired : words.validUntil)(date(expiresOn));
}

export function Licenses({ licenses }: { licenses: readonly LicenseOf[] }) {
  const words = profile.value;
  const open = useSignal<LicenseOf | 'new' | undefined>(undefined);
  const { busy, problem, run } = useSubmission();
  const close = () => (open.value = undefined);

  const remove = async ({ id, number }: LicenseOf) => {
    const payload = await run(async () => (await request(REMOVE_LICENSE, { input: { licenseId: id } })).removeLicense);
    if (!payload?.learner) return;
    put(payload.learner);
    announce(words.removed(number));
  };

  return (
    <section class="panel stack" id="licenses" aria-labelledby="licenses-title">
      <div>
        <h2 id="licenses-title">{words.licenses}</h2>
        <p class="aside">{words.licensesLead}</p>
      </div>
      {licenses.length === 0 && <p class="empty">{words.noLicenses}</p>}
      <ul class="belongings">
        {licenses.map((license) => (
          <li key={license.id}>
            <span>
              {license.regulator.label} <bdi class="code">{license.number}</bdi>
              {license.expiresOn && <small class="below">{validity(license.expiresOn)}</small>}
            </span>
            <span>
              <button type="button" class="quiet" aria-label={`${words.change}: ${license.number}`} onClick={() => (open.value = license)}>
                {words.change}
              </button>
              <button type="button" class="quiet" disabled={busy.value} aria-label={words.removeNumber(license.number)} onClick={() => void remove(license)}>
                {words.remove}
              </button>
            </span>
          </li>
        ))}
      </ul>
      <Problem text={problem.value} />
      <div>
        <button type="button" onClick={() => (open.value = 'new')}>
          {words.addLicense}
        </button>
      </div>
      <Dialog open={Boolean(open.value)} title={open.value === 'new' ? words.addLicense : words.changeLicense} onClose={close}>
        <Form license={open.value === 'new' ? undefined : open.value} done={close} />
      </Dialog>
    </section>
  );
}
