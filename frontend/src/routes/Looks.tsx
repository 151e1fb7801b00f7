/** Who has looked at one's record. */
import { LOOKS } from '../gql/directory';
import { moment } from '../i18n/format';
import { looks } from '../i18n/looks';
import { usePages } from '../state/paging';
import { learner } from '../state/session';
import { Page } from '../ui/Page';
import { Listing } from './staff/Listing';

export default function Looks() {
  const words = looks.value;
  const pages = usePages(LOOKS, {}, ({ viewer }) => viewer.learner?.looks);
  return (
    <Page title={words.title} lead={words.lead}>
      <Listing pages={pages} empty={words.none}>
        <ul class="panel stack">
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
    </Page>
  );
}
