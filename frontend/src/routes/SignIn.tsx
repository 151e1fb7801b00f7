/** Signing in. It stands in the place of whatever page was asked for, which follows once it succeeds. */
import { request } from '../gql/client';
import { SIGN_IN } from '../gql/session';
import { shell } from '../i18n/shell';
import { address, navigate } from '../lib/router';
import { useSubmission } from '../state/refusals';
import { ended, service, welcome } from '../state/session';
import { Field } from '../ui/Field';
import { Notice, Problem } from '../ui/Notice';
import { Page } from '../ui/Page';

/** These say no more than that the two do not belong together; which of them is wrong is nobody's business. */
const MISMATCH = new Set(['INVALID_INPUT', 'UNAUTHENTICATED', 'NOT_FOUND', 'FORBIDDEN']);

export function SignIn() {
  const words = shell.value;
  const { problem, run } = useSubmission();

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget as HTMLFormElement);
    const input = { email: String(form.get('email')).trim(), password: String(form.get('password')) };
    const payload = await run(async () => {
      const { signIn } = await request(SIGN_IN, { input });
      const mismatch = signIn?.errors.find((error) => MISMATCH.has(error.code));
      return mismatch ? { ...signIn, viewer: null, errors: [{ ...mismatch, code: 'INVALID_INPUT' as const, message: words.wrongPassword, path: [] }] } : signIn;
    });
    if (!payload?.viewer) return;
    welcome(payload.viewer);
    if (address.value.pathname === '/sign-in') navigate('/', { replace: true });
  };

  return (
    <Page title={words.signIn} lead={words.signInLead} narrow>
      <form class="panel stack" onSubmit={(event) => void submit(event)}>
        {ended.value && <Notice tone="wait">{words.ended}</Notice>}
        <Field label={words.email} name="email" type="email" autocomplete="username" required dir="ltr" />
        <Field label={words.password} name="password" type="password" autocomplete="current-password" required dir="ltr" />
        <Problem text={problem.value} />
        <button class="primary">{words.signIn}</button>
        {service.value?.waysToSignIn.map(({ name, url }) => (
          <a key={url} class="button" href={url}>
            {name}
          </a>
        ))}
        <p class="aside">
          <a href="/forgotten-password">{words.forgotten}</a>
        </p>
        {service.value?.registration !== 'INVITATION' && (
          <p class="aside">
            {words.newHere} <a href="/register">{words.createAccount}</a>
          </p>
        )}
      </form>
    </Page>
  );
}
