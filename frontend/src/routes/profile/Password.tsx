/** Another password by the present one. */
import { useSignal } from '@preact/signals';
import { request } from '../../gql/client';
import { CHANGE_PASSWORD } from '../../gql/profile';
import { profile } from '../../i18n/profile';
import { useSubmission } from '../../state/refusals';
import { email } from '../../state/session';
import { Field } from '../../ui/Field';
import { NewPassword } from '../../ui/NewPassword';
import { Notice, Problem } from '../../ui/Notice';

/** `changed` is called when the other sessions have ended. */
export function Password({ changed }: { changed: () => void }) {
  const words = profile.value;
  const saved = useSignal(false);
  const { busy, problem, faults, run } = useSubmission(['currentPassword', 'password'], words.rules);

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    saved.value = false;
    const form = event.currentTarget as HTMLFormElement;
    const entries = new FormData(form);
    const input = { currentPassword: String(entries.get('currentPassword')), password: String(entries.get('password')) };
    const payload = await run(async () => (await request(CHANGE_PASSWORD, { input })).changePassword, form);
    if (!payload?.done) return;
    changed();
    form.reset();
    saved.value = true;
  };

  return (
    <section class="panel stack" aria-labelledby="password">
      <div>
        <h2 id="password">{words.password}</h2>
        <p class="aside">{words.passwordLead}</p>
      </div>
      <form class="stack" onSubmit={(event) => void submit(event)} onInput={() => (saved.value = false)}>
        {/* For password managers: whose password it is. */}
        <input hidden type="email" autocomplete="username" value={email.value} readOnly />
        <Field
          label={words.currentPassword}
          fault={faults.value['currentPassword']}
          name="currentPassword"
          type="password"
          autocomplete="current-password"
          required
          dir="ltr"
        />
        <NewPassword label={words.newPassword} fault={faults.value['password']} />
        <Problem text={problem.value} />
        <div role="status">{saved.value && <Notice tone="good">{words.passwordChanged}</Notice>}</div>
        <div>
          <button disabled={busy.value}>{words.changePassword}</button>
        </div>
      </form>
    </section>
  );
}
