/** Everybody with an account: found by name, address or role. */
import { useSignal } from '@preact/signals';
import { PEOPLE, type PersonOf } from '../../../gql/people';
import { day } from '../../../i18n/format';
import { people } from '../../../i18n/people';
import { announce } from '../../../lib/announce';
import { usePages } from '../../../state/paging';
import { isAdministrator } from '../../../state/session';
import { Badge } from '../../../ui/Badge';
import { Field, Select } from '../../../ui/Field';
import { Listing } from '../../../ui/Listing';
import { ROLES, roleName, type GivenRole } from './roles';
import { RolesDialog } from './RolesDialog';

export function PersonList() {
  const words = people.value;
  const wanted = useSignal<{ search: string; roles: GivenRole[] | null }>({ search: '', roles: null });
  const editing = useSignal<PersonOf>();
  const pages = usePages(PEOPLE, { filter: wanted.value }, (data) => data.people);
  const total = pages.data.value?.people?.totalCount;

  const search = (event: SubmitEvent) => {
    event.preventDefault();
    const entries = new FormData(event.currentTarget as HTMLFormElement);
    const role = String(entries.get('role')) as GivenRole | '';
    wanted.value = { search: String(entries.get('search')).trim(), roles: role ? [role] : null };
  };
  const saved = (person: PersonOf) => {
    void pages.refresh();
    editing.value = undefined;
    announce(words.saved(person.name));
  };

  return (
    <section class="stack">
      <h2>{words.title}</h2>
      <form class="panel find" role="search" onSubmit={search}>
        <Field label={words.search} name="search" type="search" dir="auto" />
        <Select label={words.role} name="role">
          <option value="">{words.anyRole}</option>
          {ROLES.map((role) => (
            <option key={role} value={role}>
              {roleName(role)}
            </option>
          ))}
        </Select>
        <button>{words.find}</button>
      </form>
      <p class="aside" role="status">
        {total ? words.count(total) : ''}
      </p>
      <Listing pages={pages} empty={words.nobody}>
      <ul class="panel lines">
        {pages.rows.value.map((person) => (
          <li key={person.id}>
            <div>
              <strong dir="auto">{person.name}</strong>
              <p class="aside">
                <bdi>{person.email}</bdi> · {person.lastSeenAt ? words.lastSeen(day(person.lastSeenAt)) : words.neverSeen}
              </p>
              <p class="badges">
                {person.grants.map(({ role, organization }) => (
                  <Badge key={`${role}/${organization?.id}`} state={role}>
                    {roleName(role, organization)}
                  </Badge>
                ))}
              </p>
            </div>
            {isAdministrator.value && (
              <button type="button" onClick={() => (editing.value = person)}>
                {words.change}
                <span class="unseen"> {words.ofPerson(person.name)}</span>
              </button>
            )}
          </li>
        ))}
      </ul>
      </Listing>
      <RolesDialog person={editing.value} close={() => (editing.value = undefined)} saved={saved} />
    </section>
  );
}
