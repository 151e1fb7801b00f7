/** Finding learners by name or address. */
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { LEARNERS } from '../../gql/directory';
import { participants } from '../../i18n/participants';
import { terms, wordFor } from '../../i18n/terms';
import { announce } from '../../lib/announce';
import { useParameters } from '../../lib/parameters';
import { address } from '../../lib/router';
import { usePages } from '../../state/paging';
import { Field } from '../../ui/Field';
import { Listing } from '../../ui/Listing';
import { StaffPage } from './StaffPage';
import '../../ui/ledger.css';

export default function Learners() {
  const words = participants.value;
  const change = useParameters();
  const search = address.value.searchParams.get('search') ?? '';
  const typed = useSignal(search);
  useEffect(() => {
    typed.value = search;
  }, [search]);
  const pages = usePages(
    LEARNERS,
    { filter: { search } },
    ({ learners }) => learners,
    ({ learners }) => announce(words.foundLearners(learners?.totalCount ?? 0)),
  );
  return (
    <StaffPage single title={words.learners} lead={words.learnersLead}>
      <search class="panel" aria-label={words.filters}>
        <Field
          label={words.search}
          type="search"
          name="search"
          value={typed.value}
          onInput={(event) => {
            typed.value = event.currentTarget.value;
            change({ search: typed.value }, { typed: true });
          }}
        />
      </search>
      <h2 id="found">{words.foundLearners(pages.data.value?.learners?.totalCount ?? 0)}</h2>
      <Listing pages={pages} empty={words.noLearners}>
        <div class="panel ledger">
          <table aria-labelledby="found">
            <thead>
              <tr>
                <th scope="col">{words.person}</th>
                <th scope="col">{words.profession}</th>
              </tr>
            </thead>
            <tbody>
              {pages.rows.value.map((person) => (
                <tr key={person.id}>
                  <th scope="row">
                    <a href={`/staff/learners/${person.id}`} dir="auto">
                      {person.name}
                    </a>
                    <small class="below">
                      <bdi>{person.email}</bdi>
                    </small>
                  </th>
                  <td>
                    {wordFor(terms.value.professions, person.profession)}
                    <small class="below">{person.specialty?.label}</small>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </Listing>
    </StaffPage>
  );
}
