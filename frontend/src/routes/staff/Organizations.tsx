/** The organizations that the service knows, and what certificates print of them. */
import { useSignal } from '@preact/signals';
import { ORGANIZATIONS, type OrganizationOf } from '../../gql/organizations';
import { organizations } from '../../i18n/organizations';
import { wordFor } from '../../i18n/terms';
import { announce } from '../../lib/announce';
import { usePages } from '../../state/paging';
import { isAdministrator, loadSession } from '../../state/session';
import { Badge } from '../../ui/Badge';
import { Dialog } from '../../ui/Dialog';
import { lazily } from '../../ui/lazily';
import { Listing } from '../../ui/Listing';
import { NewOrganization } from './organizations/NewOrganization';
import { OrganizationForm } from './organizations/OrganizationForm';
import { StaffPage } from './StaffPage';
import './people/people.css';

const Seal = lazily(() => import('./organizations/Seal').then((module) => module.Seal));

export default function Organizations() {
  const words = organizations.value;
  const editing = useSignal<OrganizationOf>();
  const pages = usePages(ORGANIZATIONS, {}, ({ organizations: page }) => page);

  const saved = (sentence: string) => {
    editing.value = undefined;
    void pages.refresh();
    announce(sentence);
    // The choice of a provider on every page of the staff knows the new name too.
    void loadSession();
  };

  return (
    <StaffPage title={words.title} lead={words.lead} single>
      <div class="people">
        <section>
          <Listing pages={pages} empty={words.none}>
          <ul class="panel lines">
            {pages.rows.value.map((row) => (
              <li key={row.id}>
                <div>
                  <strong dir="auto">{row.name}</strong>
                  <p class="aside">
                    {wordFor(words.kinds, row.kind)} · <bdi class="code">{row.code}</bdi>
                  </p>
                  {row.kind === 'PROVIDER' && (
                    <p class="aside" dir="auto">
                      {row.accreditationStatement || words.standard}
                    </p>
                  )}
                  {row.accredited && (
                    <p class="badges">
                      <Badge state="ACTIVE">{words.accredited}</Badge>
                    </p>
                  )}
                </div>
                {isAdministrator.value && (
                  <button type="button" onClick={() => (editing.value = row)}>
                    {words.change}
                    <span class="unseen"> {words.ofOrganization(row.name)}</span>
                  </button>
                )}
              </li>
            ))}
          </ul>
          </Listing>
        </section>
        {/* Beside the list, or below it: it comes when the list has its height. */}
        {isAdministrator.value && (pages.data.value || pages.failure.value) && <NewOrganization done={({ name }) => saved(words.added(name))} />}
      </div>
      <Dialog open={Boolean(editing.value)} title={editing.value?.name ?? ''} onClose={() => (editing.value = undefined)}>
        {editing.value && (
          <OrganizationForm organization={editing.value} saved={({ name }) => saved(words.saved(name))} cancel={() => (editing.value = undefined)} />
        )}
        {editing.value?.kind === 'PROVIDER' && (
          <Seal
            organization={editing.value}
            changed={(organization) => {
              editing.value = organization;
              void pages.refresh();
            }}
          />
        )}
      </Dialog>
    </StaffPage>
  );
}
