/** Whom one works with: inviting, what became of invitations and, for administrators and auditors, everybody's roles. */
import { useSignal } from '@preact/signals';
import type { InvitationOf } from '../../gql/people';
import { people } from '../../i18n/people';
import { roles } from '../../state/session';
import { Invitations } from './people/Invitations';
import { Invite } from './people/Invite';
import { PersonList } from './people/PersonList';
import { StaffPage } from './StaffPage';
import './people/people.css';

export default function People() {
  const words = people.value;
  const invited = useSignal<InvitationOf>();
  const invites = roles.value.includes('STAFF') || roles.value.includes('ADMINISTRATOR');
  const seesPeople = roles.value.includes('AUDITOR') || roles.value.includes('ADMINISTRATOR');
  return (
    <StaffPage title={words.title} lead={words.lead} single>
      <div class="people">
        {invites && <Invite done={(invitation) => (invited.value = invitation)} />}
        <Invitations added={invited.value} mayEnd={invites} />
      </div>
      {seesPeople && <PersonList />}
    </StaffPage>
  );
}
