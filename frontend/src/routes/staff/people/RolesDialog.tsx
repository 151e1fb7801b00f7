/** Setting somebody's roles: all of them at once. */
import { request } from '../../../gql/client';
import { SET_ROLES, type PersonOf } from '../../../gql/people';
import { people } from '../../../i18n/people';
import { useSubmission } from '../../../state/refusals';
import { providers } from '../../../state/session';
import { Dialog } from '../../../ui/Dialog';
import { Problem } from '../../../ui/Notice';
import { roleName } from './roles';

const EVERYWHERE = ['AUDITOR', 'ADMINISTRATOR'] as const;

interface Props {
  person: PersonOf | undefined;
  close: () => void;
  saved: (person: PersonOf) => void;
}

function Check({ name, label, hint, checked }: { name: string; label: string; hint?: string | undefined; checked: boolean }) {
  return (
    <label class="check">
      <input type="checkbox" name={name} defaultChecked={checked} />
      <span>
        {label}
        {hint && <small class="below">{hint}</small>}
      </span>
    </label>
  );
}

function RolesForm({ person, close, saved }: Props & { person: PersonOf }) {
  const words = people.value;
  const { busy, problem, run } = useSubmission();
  const worksFor = (id: string) => person.grants.some(({ organization }) => organization?.id === id);

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const chosen = new FormData(event.currentTarget as HTMLFormElement);
    const roles = [
      ...EVERYWHERE.filter((role) => chosen.has(role)).map((role) => ({ role, organizationId: null })),
      ...providers.value.filter(({ id }) => chosen.has(id)).map(({ id }) => ({ role: 'STAFF' as const, organizationId: id })),
    ];
    const payload = await run(async () => (await request(SET_ROLES, { input: { learnerId: person.id, roles } })).setRoles);
    if (payload?.person) saved(payload.person);
  };

  return (
    <form class="stack" onSubmit={(event) => void submit(event)}>
      <p class="aside">{words.rolesLead}</p>
      <div>
        {EVERYWHERE.map((role) => (
          <Check key={role} name={role} label={roleName(role)} hint={words.roleHints[role]} checked={person.grants.some((grant) => grant.role === role)} />
        ))}
      </div>
      {providers.value.length > 0 && (
        <fieldset>
          <legend>{words.worksFor}</legend>
          {providers.value.map(({ id, name }) => (
            <Check key={id} name={id} label={name} checked={worksFor(id)} />
          ))}
        </fieldset>
      )}
      <Problem text={problem.value} />
      <div class="row start">
        <button class="primary" disabled={busy.value}>
          {words.save}
        </button>
        <button type="button" class="quiet" onClick={close}>
          {words.cancel}
        </button>
      </div>
    </form>
  );
}

export function RolesDialog({ person, close, saved }: Props) {
  return (
    <Dialog open={Boolean(person)} title={person ? people.value.rolesOf(person.name) : ''} onClose={close}>
      {person && <RolesForm person={person} close={close} saved={saved} />}
    </Dialog>
  );
}
