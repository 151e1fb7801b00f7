/** Offering a role by mail. */
import { useSignal } from '@preact/signals';
import { request } from '../../../gql/client';
import { INVITE_USER, type InvitationOf } from '../../../gql/people';
import { people } from '../../../i18n/people';
import { shell } from '../../../i18n/shell';
import { useSubmission } from '../../../state/refusals';
import { providers } from '../../../state/session';
import { Field, Select } from '../../../ui/Field';
import { Notice, Problem } from '../../../ui/Notice';
import { provider } from '../provider';
import { offered, roleName, type GivenRole } from './roles';

export function Invite({ done }: { done: (invitation: InvitationOf) => void }) {
  const words = people.value;
  const role = useSignal<GivenRole>('STAFF');
  const sentTo = useSignal('');
  const { busy, problem, faults, run } = useSubmission(['email', 'role', 'organizationId']);

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    sentTo.value = '';
    const form = event.currentTarget as HTMLFormElement;
    const entries = new FormData(form);
    const organizationId = role.value === 'STAFF' ? String(entries.get('organizationId') ?? '') : null;
    const input = { email: String(entries.get('email')).trim(), role: role.value, organizationId };
    const payload = await run(async () => (await request(INVITE_USER, { input })).inviteUser, form);
    if (!payload?.invitation) return;
    sentTo.value = payload.invitation.email;
    // The role stays: colleagues are invited one after the other.
    form.querySelector('input')!.value = '';
    done(payload.invitation);
  };

  return (
    <section class="panel">
      <h2>{words.invite}</h2>
      <form class="stack" onSubmit={(event) => void submit(event)}>
        <Field label={shell.value.email} hint={words.inviteLead} fault={faults.value['email']} name="email" type="email" autocomplete="off" required dir="ltr" />
        <Select
          label={words.role}
          hint={words.roleHints[role.value]}
          fault={faults.value['role']}
          onChange={(event) => (role.value = event.currentTarget.value as GivenRole)}
        >
          {offered().map((each) => (
            <option key={each} value={each} selected={each === role.value}>
              {roleName(each)}
            </option>
          ))}
        </Select>
        {role.value === 'STAFF' && (
          <Select label={words.provider} fault={faults.value['organizationId']} name="organizationId" required>
            {providers.value.map(({ id, name }) => (
              <option key={id} value={id} selected={id === provider.value?.id}>
                {name}
              </option>
            ))}
          </Select>
        )}
        <Problem text={problem.value} />
        <div role="status">{sentTo.value && <Notice tone="good">{words.sent(sentTo.value)}</Notice>}</div>
        <button class="primary" disabled={busy.value}>
          {words.send}
        </button>
      </form>
    </section>
  );
}
