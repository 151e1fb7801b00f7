/** What the service knows of the learner, and what it prints. */
import { useSignal } from '@preact/signals';
import { request } from '../gql/client';
import type { VariablesOf } from '../gql/graphql';
import { UPDATE_PROFILE } from '../gql/session';
import { account } from '../i18n/account';
import { shell } from '../i18n/shell';
import { useSubmission } from '../state/refusals';
import { chooseLanguage, email, learner } from '../state/session';
import { Field, Select } from '../ui/Field';
import { Notice, Problem } from '../ui/Notice';
import { Page } from '../ui/Page';
import { Preferences } from '../ui/Preferences';
import { ProfileFields } from '../ui/ProfileFields';

type Changes = VariablesOf<typeof UPDATE_PROFILE>['input'];

const FIELDS = ['givenName', 'familyName', 'printedName', 'profession', 'specialty', 'timeZone', 'language'];

function changesIn(form: HTMLFormElement): Changes {
  const entries = new FormData(form);
  const text = (name: string) => String(entries.get(name) ?? '').trim();
  return {
    givenName: text('givenName'),
    familyName: text('familyName'),
    printedName: text('printedName'),
    profession: text('profession') as Changes['profession'],
    specialty: text('specialty'),
    timeZone: text('timeZone'),
    language: text('language'),
  };
}

export default function Profile() {
  const words = account.value;
  const saved = useSignal(false);
  const { busy, problem, faults, run } = useSubmission(FIELDS);
  const person = learner.value;
  if (!person) return null;

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    saved.value = false;
    const form = event.currentTarget as HTMLFormElement;
    const input = changesIn(form);
    const payload = await run(async () => (await request(UPDATE_PROFILE, { input })).updateProfile, form);
    if (!payload?.learner) return;
    learner.value = payload.learner;
    saved.value = true;
    if (input.language === 'ar' || input.language === 'en') void chooseLanguage(input.language);
  };

  return (
    <Page title={shell.value.profile} lead={words.profileLead} narrow>
      <form class="panel stack" onSubmit={(event) => void submit(event)} onInput={() => (saved.value = false)}>
        <p class="aside">
          {words.signedInAs} <bdi>{email.value}</bdi>
        </p>
        <Field label={words.givenName} fault={faults.value['givenName']} name="givenName" defaultValue={person.givenName} required dir="auto" />
        <Field label={words.familyName} fault={faults.value['familyName']} name="familyName" defaultValue={person.familyName} required dir="auto" />
        <Field
          label={words.printedName}
          hint={words.printedNameHint}
          fault={faults.value['printedName']}
          name="printedName"
          defaultValue={person.printedName}
          required
          dir="auto"
        />
        <ProfileFields profession={person.profession} specialty={person.specialty?.code} timeZone={person.timeZone} faults={faults.value} />
        <Select label={words.language} fault={faults.value['language']} name="language">
          <option value="en" lang="en" selected={person.language !== 'ar'}>
            English
          </option>
          <option value="ar" lang="ar" selected={person.language === 'ar'}>
            العربية
          </option>
        </Select>
        <Problem text={problem.value} />
        <div role="status">{saved.value && <Notice tone="good">{words.saved}</Notice>}</div>
        <button class="primary" disabled={busy.value}>
          {words.save}
        </button>
      </form>
      <Preferences />
    </Page>
  );
}
