/** Asking for a link that sets a new password. The answer is the same for an address that nobody has. */
import { useSignal } from '@preact/signals';
import { request } from '../gql/client';
import { REQUEST_PASSWORD_RESET } from '../gql/account';
import { account } from '../i18n/account';
import { shell } from '../i18n/shell';
import { useSubmission } from '../state/refusals';
import { Field } from '../ui/Field';
import { Notice, Problem } from '../ui/Notice';
import { Page } from '../ui/Page';

export default function ForgottenPassword() {
  const words = account.value;
  const sent = useSignal(false);
  const { busy, problem, faults, run } = useSubmission(['email']);

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const email = String(new FormData(form).get('email')).trim();
    const payload = await run(async () => (await request(REQUEST_PASSWORD_RESET, { input: { email } })).requestPasswordReset, form);
    sent.value = Boolean(payload);
  };

  return (
    <Page title={words.forgottenTitle} lead={words.forgottenLead} narrow>
      <form class="panel stack" onSubmit={(event) => void submit(event)}>
        <Field label={shell.value.email} fault={faults.value['email']} name="email" type="email" autocomplete="username" required dir="ltr" />
        <Problem text={problem.value} />
        <div role="status">{sent.value && <Notice tone="good">{words.linkSent}</Notice>}</div>
        <button class="primary" disabled={busy.value}>
          {words.sendLink}
        </button>
        <p class="aside">
          <a href="/sign-in">{shell.value.signIn}</a>
        </p>
      </form>
    </Page>
  );
}
