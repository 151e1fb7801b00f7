/** What was offered to whom, and what became of it. */
import { useEffect } from 'preact/hooks';
import { request } from '../../../gql/client';
import { INVITATIONS, WITHDRAW_INVITATION, type InvitationOf } from '../../../gql/people';
import { day } from '../../../i18n/format';
import { people } from '../../../i18n/people';
import { wordFor } from '../../../i18n/terms';
import { announce } from '../../../lib/announce';
import { usePages } from '../../../state/paging';
import { useSubmission } from '../../../state/refusals';
import { Badge } from '../../../ui/Badge';
import { Problem } from '../../../ui/Notice';
import { Listing } from '../../../ui/Listing';
import { roleName } from './roles';

interface Props {
  /** The invitation that was sent last. */
  added: InvitationOf | undefined;
  mayEnd: boolean;
}

export function Invitations({ added, mayEnd }: Props) {
  const words = people.value;
  const pages = usePages(INVITATIONS, {}, ({ invitations }) => invitations);
  const { busy, problem, run } = useSubmission();
  useEffect(() => {
    // An earlier invitation to the same role has ended with it: the list is read anew.
    if (added) void pages.refresh();
  }, [added]);

  const end = async (invitationId: string) => {
    const payload = await run(async () => (await request(WITHDRAW_INVITATION, { input: { invitationId } })).withdrawInvitation);
    if (!payload?.invitation) return;
    void pages.refresh();
    announce(words.withdrawn);
  };

  return (
    <section>
      <h2>{words.invitations}</h2>
      <Listing pages={pages} empty={words.noInvitations}>
      <ul class="panel lines">
        {pages.rows.value.map((row) => (
          <li key={row.id}>
            <div>
              <bdi>{row.email}</bdi>
              <p class="aside">
                {roleName(row.role, row.organization)} · {row.invitedBy && `${words.by(row.invitedBy)} · `}
                {row.status === 'OPEN' ? words.until(day(row.expiresAt)) : day(row.createdAt)}
              </p>
            </div>
            <Badge state={row.status}>{wordFor(words.states, row.status)}</Badge>
            {mayEnd && row.status === 'OPEN' && (
              <button type="button" disabled={busy.value} onClick={() => void end(row.id)}>
                {words.withdraw}
                <span class="unseen"> {row.email}</span>
              </button>
            )}
          </li>
        ))}
      </ul>
      </Listing>
      <Problem text={problem.value} />
    </section>
  );
}
