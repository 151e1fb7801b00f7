/** E-mail addresses: each proven by a mailed code, one of them primary. */
import { useSignal } from '@preact/signals';
import { request } from '../../gql/client';
import { ADD_EMAIL, MAKE_PRIMARY_EMAIL, REMOVE_EMAIL, VERIFY_EMAIL, type AddressOf } from '../../gql/profile';
import type { RefusalOf } from '../../gql/session';
import { profile } from '../../i18n/profile';
import { announce } from '../../lib/announce';
import { useSubmission } from '../../state/refusals';
import { email as primaryEmail } from '../../state/session';
import { Badge } from '../../ui/Badge';
import { Field } from '../../ui/Field';
import { Problem } from '../../ui/Notice';
import { textsIn } from './own';

interface Payload {
  viewer: { emails: readonly AddressOf[] } | null;
  errors: readonly RefusalOf[];
}
interface Props {
  changed: (addresses: readonly AddressOf[]) => void;
}

/** Sending a change: the list follows what the server answers, and `said` is read out. */
function useChange({ changed }: Props, fields: readonly string[]) {
  const submission = useSubmission(fields, profile.value.rules);
  const change = async (send: () => Promise<Payload | null>, said: string, form?: HTMLFormElement) => {
    const payload = await submission.run(send, form);
    if (!payload?.viewer) return false;
    changed(payload.viewer.emails);
    primaryEmail.value = payload.viewer.emails.find(({ primary }) => primary)?.address ?? '';
    announce(said);
    return true;
  };
  return { ...submission, change };
}

/** Where the code of an address that waits is entered. */
function Code({ address, changed }: { address: string } & Props) {
  const words = profile.value;
  const { busy, problem, faults, change } = useChange({ changed }, ['code']);

  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const { code = '' } = textsIn(form);
    void change(async () => (await request(VERIFY_EMAIL, { input: { email: address, code } })).verifyEmail, words.addressAdded(address), form);
  };
  const again = () => void change(async () => (await request(ADD_EMAIL, { input: { email: address } })).addEmail, words.codeSent(address));

  return (
    <form class="stack" onSubmit={submit}>
      <Field
        label={words.code}
        hint={words.codeSent(address)}
        fault={faults.value['code']}
        name="code"
        inputMode="numeric"
        autocomplete="one-time-code"
        required
        dir="ltr"
      />
      <Problem text={problem.value} />
      <div class="row start">
        <button class="primary" disabled={busy.value}>
          {words.confirm}
        </button>
        <button type="button" class="quiet" disabled={busy.value} onClick={again}>
          {words.sendAgain}
        </button>
      </div>
    </form>
  );
}

function Row({ entry: { address, primary, verifiedAt }, changed }: { entry: AddressOf } & Props) {
  const words = profile.value;
  const { busy, problem, change } = useChange({ changed }, []);
  const input = { email: address };
  const remove = () => void change(async () => (await request(REMOVE_EMAIL, { input })).removeEmail, words.removed(address));
  const promote = () => void change(async () => (await request(MAKE_PRIMARY_EMAIL, { input })).makePrimaryEmail, words.nowPrimary(address));
  return (
    <li>
      <span>
        <bdi>{address}</bdi>
        {primary && <Badge state="ACTIVE">{words.primary}</Badge>}
        {!verifiedAt && <Badge state="EXPIRING">{words.waiting}</Badge>}
      </span>
      {!primary && (
        <span>
          {verifiedAt && (
            <button type="button" class="quiet" disabled={busy.value} aria-label={`${words.makePrimary}: ${address}`} onClick={promote}>
              {words.makePrimary}
            </button>
          )}
          <button type="button" class="quiet" disabled={busy.value} aria-label={words.removeNumber(address)} onClick={remove}>
            {words.remove}
          </button>
        </span>
      )}
      {!verifiedAt && <Code address={address} changed={changed} />}
      <Problem text={problem.value} />
    </li>
  );
}

export function Addresses({ addresses, changed }: { addresses: readonly AddressOf[] } & Props) {
  const words = profile.value;
  const typed = useSignal('');
  const { busy, problem, faults, change } = useChange({ changed }, ['email']);

  const add = async (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const input = { email: typed.value.trim() };
    if (await change(async () => (await request(ADD_EMAIL, { input })).addEmail, words.codeSent(input.email), form)) typed.value = '';
  };

  return (
    <section class="panel stack" aria-labelledby="addresses">
      <div>
        <h2 id="addresses">{words.addresses}</h2>
        <p class="aside">{words.addressesLead}</p>
      </div>
      <ul class="belongings">
        {addresses.map((entry) => (
          <Row key={entry.address} entry={entry} changed={changed} />
        ))}
      </ul>
      <form class="stack" onSubmit={(event) => void add(event)}>
        <Field
          label={words.newAddress}
          fault={faults.value['email']}
          name="email"
          type="email"
          value={typed.value}
          onInput={(event) => (typed.value = event.currentTarget.value)}
          required
          dir="ltr"
        />
        <Problem text={problem.value} />
        <div>
          <button disabled={busy.value}>{words.sendCode}</button>
        </div>
      </form>
    </section>
  );
}
