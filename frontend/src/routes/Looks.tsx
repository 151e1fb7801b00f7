/** Who has looked at one's record. */
import { LOOKS } from '../gql/directory';
import { moment } from '../i18n/format';
import { participants } from '../i18n/participants';
import { usePages } from '../state/paging';
import { learner } from '../state/session';
import { Page } from '../ui/Page';
import { Listing } from './staff/Listing';

export default function Looks() {
  const words = participants.value;
  const pages = usePages(LOOKS, {}, ({ viewer }) => viewer.learner?.looks);
  return (
    <Page title={words.looks} lead={words.looksLead}>
      <Listing pages={pages} empty={words.noLooks}>
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
