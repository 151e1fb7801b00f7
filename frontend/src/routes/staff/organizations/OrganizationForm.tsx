/** What certificates print of an organization from now on. */
import { request } from '../../../gql/client';
import { UPDATE_ORGANIZATION, type OrganizationOf } from '../../../gql/organizations';
import { organizations } from '../../../i18n/organizations';
import { useSubmission } from '../../../state/refusals';
import { Field } from '../../../ui/Field';
import { Problem } from '../../../ui/Notice';
import { TextArea } from '../../../ui/TextArea';

interface Props {
  organization: OrganizationOf;
  saved: (organization: OrganizationOf) => void;
  cancel?: () => void;
}

const LONGEST_STATEMENT = 500;

export function OrganizationForm({ organization, saved, cancel }: Props) {
  const words = organizations.value;
  const { busy, problem, faults, run } = useSubmission(['name', 'accreditationStatement']);

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const entries = new FormData(form);
    const input = {
      organizationId: organization.id,
      name: String(entries.get('name')),
      accredited: entries.has('accredited'),
      accreditationStatement: String(entries.get('accreditationStatement') ?? ''),
    };
    const payload = await run(async () => (await request(UPDATE_ORGANIZATION, { input })).updateOrganization, form);
    if (payload?.organization) saved(payload.organization);
  };

  return (
    <form class="stack" onSubmit={(event) => void submit(event)}>
      <Field label={words.name} hint={words.nameHint} fault={faults.value['name']} name="name" defaultValue={organization.name} required dir="auto" />
      {organization.kind === 'PROVIDER' && (
        <>
          <label class="check">
            <input type="checkbox" name="accredited" defaultChecked={organization.accredited} />
            {words.accredited}
          </label>
          <TextArea
            label={words.statement}
            hint={words.statementHint}
            fault={faults.value['accreditationStatement']}
            name="accreditationStatement"
            rows={4}
            maxLength={LONGEST_STATEMENT}
            defaultValue={organization.accreditationStatement}
          />
        </>
      )}
      <Problem text={problem.value} />
      <div class="row start">
        <button class="primary" disabled={busy.value}>
          {words.save}
        </button>
        {cancel && (
          <button type="button" class="quiet" onClick={cancel}>
            {words.cancel}
          </button>
        )}
      </div>
    </form>
  );
}
