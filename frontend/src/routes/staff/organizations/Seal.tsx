/** The picture that certificates carry as an organization's seal: brought, shown, taken away again. */
import { useSignal } from '@preact/signals';
import { request } from '../../../gql/client';
import { CHANGE_SEAL, type OrganizationOf } from '../../../gql/organizations';
import { organizations } from '../../../i18n/organizations';
import { uploads } from '../../../i18n/uploads';
import { useSubmission } from '../../../state/refusals';
import { Notice, Problem } from '../../../ui/Notice';
import { Upload } from '../../../ui/Upload';

interface Props {
  organization: OrganizationOf;
  changed: (organization: OrganizationOf) => void;
}

export function Seal({ organization, changed }: Props) {
  const words = organizations.value;
  const { busy, problem, run } = useSubmission([], uploads.value.rules);
  const done = useSignal(false);
  const change = async (uploadId: string | null) => {
    const payload = await run(async () => (await request(CHANGE_SEAL, { input: { organizationId: organization.id, uploadId } })).changeSeal);
    if (!payload?.organization) return;
    done.value = true;
    changed(payload.organization);
  };
  return (
    <section class="stack sealing">
      <h3>{words.seal}</h3>
      {organization.sealUrl ? <img class="brought seal" src={organization.sealUrl} alt={words.sealOf(organization.name)} /> : <p class="aside">{words.drawn}</p>}
      <Upload
        label={words.picture}
        name="seal"
        accept="picture"
        organizationId={organization.id}
        present={Boolean(organization.sealUrl)}
        disabled={busy.value}
        stored={({ id }) => void change(id)}
      />
      <p class="hint">{words.sealHint}</p>
      {organization.sealUrl && (
        <p>
          <button type="button" class="quiet" disabled={busy.value} onClick={() => void change(null)}>
            {words.drawAgain}
          </button>
        </p>
      )}
      <div role="status">{done.value && <Notice tone="good">{words.sealChanged}</Notice>}</div>
      <Problem text={problem.value} />
    </section>
  );
}
