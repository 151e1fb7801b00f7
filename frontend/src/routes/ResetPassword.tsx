/** Where the mailed link leads: a new password, which also signs in. */
import { request } from '../gql/client';
import { RESET_PASSWORD } from '../gql/account';
import { account } from '../i18n/account';
import { address, navigate } from '../lib/router';
import { useSubmission } from '../state/refusals';
import { welcome } from '../state/session';
import { NewPassword } from '../ui/NewPassword';
import { Notice, Problem } from '../ui/Notice';
import { Page } from '../ui/Page';

/** The token stands in the fragment, which no server log sees; in the query for mail programs that lose fragments. */
const tokenIn = (url: URL): string | null => new URLSearchParams(url.hash.slice(1)).get('token') ?? url.searchParams.get('token');

export default function ResetPassword() {
  const words = account.value;
  const token = tokenIn(address.value);
  const { busy, problem, faults, run } = useSubmission(['password']);

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const password = String(new FormData(form).get('password'));
    const payload = await run(async () => (await request(RESET_PASSWORD, { input: { token: token ?? '', password } })).resetPassword, form);
    if (!payload?.viewer) return;
    welcome(payload.viewer);
    navigate('/', { replace: true });
  };

  return (
    <Page title={words.resetTitle} narrow>
      {token ? (
        <form class="panel stack" onSubmit={(event) => void submit(event)}>
          <NewPassword label={words.newPassword} fault={faults.value['password']} />
          <Problem text={problem.value} />
          <button class="primary" disabled={busy.value}>
            {words.resetDone}
          </button>
        </form>
      ) : (
        <Notice tone="bad">
          <p>{words.noToken}</p>
          <p>
            <a href="/forgotten-password">{words.forgottenTitle}</a>
          </p>
        </Notice>
      )}
    </Page>
  );
}
