/** Who one is: names, profession, time zone, language. */
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { request } from '../../gql/client';
import type { VariablesOf } from '../../gql/graphql';
import { SAVE_PROFILE, UNPRINTABLE, type OwnProfileOf } from '../../gql/profile';
import { account } from '../../i18n/account';
import { profile } from '../../i18n/profile';
import { announce } from '../../lib/announce';
import { useSubmission } from '../../state/refusals';
import { chooseLanguage } from '../../state/session';
import { Field, Select } from '../../ui/Field';
import { Failure, Skeleton } from '../../ui/Loading';
import { Notice, Problem } from '../../ui/Notice';
import { ProfileFields } from '../../ui/ProfileFields';
import { Gaps } from './Gaps';
import { own, put, textsIn, useOwn } from './own';

type Changes = VariablesOf<typeof SAVE_PROFILE>['input'];

const FIELDS = ['givenName', 'familyName', 'printedName', 'profession', 'specialty', 'timeZone', 'language'];
const PAUSE = 400;

/** What the form says differently; a printed name that is left alone follows the other two. */
function changesIn(form: HTMLFormElement, person: OwnProfileOf): Changes {
  const before: Record<string, unknown> = { ...person, specialty: person.specialty?.code ?? '' };
  return Object.fromEntries(Object.entries(textsIn(form)).filter(([name, text]) => text !== before[name]));
}

/** A mark that stands on a letter cannot be seen alone: it is shown on a dotted circle. */
const visible = (character: string): string => (/\p{M}/u.test(character) ? `\u25CC${character}` : character);

/** The name on certificates, with a warning about what they cannot print while one writes. */
function PrintedName({ name, fault }: { name: string; fault: string | undefined }) {
  const words = profile.value;
  const written = useSignal(name);
  const missing = useSignal('');
  useEffect(() => {
    const text = written.value;
    const timer = setTimeout(async () => {
      const answer = await request(UNPRINTABLE, { text }).catch(() => undefined);
      if (!answer || text !== written.peek()) return;
      missing.value = answer.unprintableCharacters?.map(visible).join(' ') ?? '';
      if (missing.value) announce(words.unprintable(missing.value));
    }, PAUSE);
    return () => clearTimeout(timer);
  }, [written.value]);
  return (
    <Field
      label={words.printedName}
      hint={words.printedNameHint}
      fault={missing.value ? words.unprintable(missing.value) : fault}
      name="printedName"
      defaultValue={name}
      onInput={(event) => (written.value = event.currentTarget.value)}
      maxLength={200}
      required
      dir="auto"
    />
  );
}

function Form({ person }: { person: OwnProfileOf }) {
  const words = { ...account.value, ...profile.value };
  const saved = useSignal(false);
  const { busy, problem, faults, run } = useSubmission(FIELDS, words.rules);

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    saved.value = false;
    const form = event.currentTarget as HTMLFormElement;
    const input = changesIn(form, person);
    const payload = await run(async () => (await request(SAVE_PROFILE, { input })).updateProfile, form);
    if (!payload?.learner) return;
    put(payload.learner);
    saved.value = true;
    if (input.language === 'ar' || input.language === 'en') void chooseLanguage(input.language);
  };

  return (
    <form class="panel stack" onSubmit={(event) => void submit(event)} onInput={() => (saved.value = false)}>
      <div class="pair">
        <Field label={words.givenName} fault={faults.value['givenName']} name="givenName" defaultValue={person.givenName} autocomplete="given-name" required dir="auto" />
        <Field label={words.familyName} fault={faults.value['familyName']} name="familyName" defaultValue={person.familyName} autocomplete="family-name" required dir="auto" />
      </div>
      <PrintedName key={person.printedName} name={person.printedName} fault={faults.value['printedName']} />
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
  );
}

export function About() {
  const { failure, reload } = useOwn();
  const person = own.value;
  if (failure.value && !person) return <Failure failure={failure.value} retry={reload} />;
  if (!person) {
    return (
      <div class="panel tall">
        <Skeleton rows={10} />
      </div>
    );
  }
  return (
    <>
      <Gaps gaps={person.gaps} />
      <Form person={person} />
    </>
  );
}
