/** Making an account in two steps: details, then the code that was mailed. The second repeats the details with the code. */
import { useSignal } from '@preact/signals';
import { request } from '../gql/client';
import type { VariablesOf } from '../gql/graphql';
import { REGISTER } from '../gql/account';
import { account } from '../i18n/account';
import { language } from '../i18n/catalog';
import { shell } from '../i18n/shell';
import { announce } from '../lib/announce';
import { navigate } from '../lib/router';
import { useSubmission } from '../state/refusals';
import { service, welcome } from '../state/session';
import { Field } from '../ui/Field';
import { NewPassword } from '../ui/NewPassword';
import { Notice, Problem } from '../ui/Notice';
import { Page } from '../ui/Page';
import { browserZone, ProfileFields } from '../ui/ProfileFields';

type Details = VariablesOf<typeof REGISTER>['input'];

const DETAILS = ['email', 'password', 'givenName', 'familyName', 'profession', 'timeZone'];

function detailsIn(form: HTMLFormElement): Details {
  const entries = new FormData(form);
  const text = (name: string) => String(entries.get(name) ?? '').trim();
  return {
    email: text('email'),
    password: String(entries.get('password')),
    givenName: text('givenName'),
    familyName: text('familyName'),
    profession: text('profession') as Details['profession'],
    timeZone: text('timeZone'),
    language: language.value,
  };
}

function CodeForm({ details, sentTo, change }: { details: Details; sentTo: string; change: () => void }) {
  const words = account.value;
  const { busy, problem, faults, run } = useSubmission(['code']);

  const finish = async (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const code = String(new FormData(form).get('code')).trim();
    const payload = await run(async () => (await request(REGISTER, { input: { ...details, code } })).register, form);
    if (!payload?.viewer) return;
    welcome(payload.viewer);
    navigate('/', { replace: true });
  };

  const again = async () => {
    const payload = await run(async () => (await request(REGISTER, { input: details })).register);
    if (payload) announce(words.sentAgain);
  };

  return (
    <form class="panel stack" onSubmit={(event) => void finish(event)}>
      <h2>{words.stepCode}</h2>
      <p>
        {words.codeSent} <bdi>{sentTo}</bdi>. {words.codeHint}
      </p>
      <Field label={words.code} fault={faults.value['code']} name="code" inputMode="numeric" autocomplete="one-time-code" required dir="ltr" autofocus />
      <Problem text={problem.value} />
      <button class="primary" disabled={busy.value}>
        {words.finish}
      </button>
      <div class="row">
        <button type="button" class="quiet" disabled={busy.value} onClick={() => void again()}>
          {words.sendAgain}
        </button>
        <button type="button" class="quiet" onClick={change}>
          {words.changeDetails}
        </button>
      </div>
    </form>
  );
}

export default function Register() {
  const words = account.value;
  const details = useSignal<Details>();
  const sentTo = useSignal('');
  const { busy, problem, faults, run } = useSubmission(DETAILS);

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const input = detailsIn(form);
    const payload = await run(async () => (await request(REGISTER, { input })).register, form);
    if (!payload) return;
    details.value = input;
    sentTo.value = payload.codeSentTo ?? input.email;
  };

  if (service.value?.registration === 'INVITATION') {
    return (
      <Page title={words.registerTitle} narrow>
        <Notice tone="plain">{words.invitationOnly}</Notice>
      </Page>
    );
  }
  return (
    <Page title={words.registerTitle} narrow>
      {sentTo.value && details.value && <CodeForm details={details.value} sentTo={sentTo.value} change={() => (sentTo.value = '')} />}
      {/* The details stay in the page while the code is entered, so that one can go back to them. */}
      <form class="panel stack" hidden={Boolean(sentTo.value)} onSubmit={(event) => void submit(event)}>
        <h2>{words.stepDetails}</h2>
        <Field label={words.givenName} fault={faults.value['givenName']} name="givenName" autocomplete="given-name" required dir="auto" />
        <Field label={words.familyName} fault={faults.value['familyName']} name="familyName" autocomplete="family-name" required dir="auto" />
        <Field label={shell.value.email} fault={faults.value['email']} name="email" type="email" autocomplete="username" required dir="ltr" />
        <NewPassword label={shell.value.password} fault={faults.value['password']} />
        <ProfileFields timeZone={browserZone()} faults={faults.value} />
        <Problem text={problem.value} />
        <button class="primary" disabled={busy.value}>
          {words.continue}
        </button>
        <p class="aside">
          {words.haveAccount} <a href="/sign-in">{shell.value.signIn}</a>
        </p>
      </form>
    </Page>
  );
}
