/** Making an organization known to the service. */
import { request } from '../../../gql/client';
import type { VariablesOf } from '../../../gql/graphql';
import { CREATE_ORGANIZATION, type OrganizationOf } from '../../../gql/organizations';
import { organizations } from '../../../i18n/organizations';
import { useSubmission } from '../../../state/refusals';
import { Field, Select } from '../../../ui/Field';
import { Problem } from '../../../ui/Notice';

type Input = VariablesOf<typeof CREATE_ORGANIZATION>['input'];

const KINDS = ['PROVIDER', 'EMPLOYER', 'BOARD', 'LMS'] as const;

export function NewOrganization({ done }: { done: (organization: OrganizationOf) => void }) {
  const words = organizations.value;
  const { busy, problem, faults, run } = useSubmission(['code', 'name']);

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const entries = new FormData(form);
    const input: Input = {
      code: String(entries.get('code')),
      name: String(entries.get('name')),
      kind: String(entries.get('kind')) as Input['kind'],
      accredited: entries.has('accredited'),
    };
    const payload = await run(async () => (await request(CREATE_ORGANIZATION, { input })).createOrganization, form);
    if (!payload?.organization) return;
    form.reset();
    done(payload.organization);
  };

  return (
    <section class="panel">
      <h2>{words.make}</h2>
      <form class="stack" onSubmit={(event) => void submit(event)}>
        <Select label={words.kind} name="kind">
          {KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {words.kinds[kind]}
            </option>
          ))}
        </Select>
        <Field label={words.name} hint={words.nameHint} fault={faults.value['name']} name="name" required dir="auto" />
        <Field label={words.code} hint={words.codeHint} fault={faults.value['code']} name="code" required dir="ltr" pattern="[a-z0-9]+(-[a-z0-9]+)*" autocomplete="off" />
        <label class="check">
          <input type="checkbox" name="accredited" />
          {words.accredited}
        </label>
        <Problem text={problem.value} />
        <button class="primary" disabled={busy.value}>
          {words.add}
        </button>
      </form>
    </section>
  );
}
