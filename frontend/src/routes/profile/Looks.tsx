/** Who has looked at one's record. */
import { LOOKS } from '../../gql/directory';
import { moment } from '../../i18n/format';
import { looks } from '../../i18n/looks';
import { usePages } from '../../state/paging';
import { learner } from '../../state/session';
import { Listing } from '../../ui/Listing';

export function Looks() {
  const words = looks.value;
  const pages = usePages(LOOKS, {}, ({ viewer }) => viewer.learner?.looks);
  return (
    <section class="panel stack" aria-labelledby="looks">
      <h2 id="looks">{words.title}</h2>
      <p class="aside">{words.lead}</p>
      <Listing pages={pages} empty={words.none}>
        <ul class="stack">
          {pages.rows.value.map((look) => (
            <li key={look.id}>
              <strong dir="auto">{words.looked(look.by ?? words.aSystem)}</strong>
              {look.organization && (
                <>
                  {' · '}
                  <bdi>{look.organization}</bdi>
                </>
              )}
              <small class="below">{moment(look.at, learner.value?.timeZone)}</small>
            </li>
          ))}
        </ul>
      </Listing>
    </section>
  );
}
