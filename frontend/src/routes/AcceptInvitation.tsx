/** Where an invitation's link leads: a newcomer opens an account, whoever has one signs in and accepts. */
import { request } from '../gql/client';
import type { VariablesOf } from '../gql/graphql';
import { ACCEPT_INVITATION, OFFER, type OfferOf } from '../gql/people';
import { account } from '../i18n/account';
import { language } from '../i18n/catalog';
import { day } from '../i18n/format';
import { invitation } from '../i18n/invitation';
import { shell } from '../i18n/shell';
import { address, navigate } from '../lib/router';
import { useQuery } from '../state/query';
import { useSubmission, type Submission } from '../state/refusals';
import { email, learner, service, welcome } from '../state/session';
import { Field } from '../ui/Field';
import { Failure, Skeleton } from '../ui/Loading';
import { NewPassword } from '../ui/NewPassword';
import { Notice, Problem } from '../ui/Notice';
import { Page } from '../ui/Page';
import { browserZone, ProfileFields } from '../ui/ProfileFields';
import { SignIn } from './SignIn';
import { roleName } from './staff/people/roles';

type Input = VariablesOf<typeof ACCEPT_INVITATION>['input'];

/** The token stands in the fragment, which no server log sees. */
const tokenIn = (url: URL): string => new URLSearchParams(url.hash.slice(1)).get('token') ?? '';

async function take(input: Input, { run }: Submission, form?: HTMLFormElement): Promise<void> {
  const payload = await run(async () => (await request(ACCEPT_INVITATION, { input })).acceptInvitation, form);
  if (!payload?.viewer) return;
  welcome(payload.viewer);
  navigate(payload.viewer.roles.length > 1 ? '/staff' : '/', { replace: true });
}

function Offer({ offer }: { offer: OfferOf }) {
  const words = invitation.value;
  return (
    <div class="panel stack">
      <p>{words.offered(offer.invitedBy ?? words.offeredBy, service.value?.name ?? shell.value.product)}</p>
      <dl>
        <dt>{words.asRole}</dt>
        <dd>
          <strong>{roleName(offer.role, offer.organization)}</strong>
        </dd>
        <dt>{words.forAddress}</dt>
        <dd>
          <bdi>{offer.email}</bdi>
        </dd>
        <dt>{words.validUntil}</dt>
        <dd>{day(offer.expiresAt)}</dd>
      </dl>
    </div>
  );
}

function Accept({ token, offer }: { token: string; offer: OfferOf }) {
  const words = invitation.value;
  const submission = useSubmission();
  return (
    <div class="panel stack">
      <p class="aside">
        {words.signedInAs} <bdi>{email.value}</bdi>
      </p>
      {offer.accountExists ? (
        <button type="button" class="primary" disabled={submission.busy.value} onClick={() => void take({ token }, submission)}>
          {words.accept}
        </button>
      ) : (
        <Notice tone="wait">{words.wrongAccount(offer.email)}</Notice>
      )}
      <Problem text={submission.problem.value && words.wrongAccount(offer.email)} />
    </div>
  );
}

function Newcomer({ token }: { token: string }) {
  const words = account.value;
  const submission = useSubmission(['password', 'givenName', 'familyName', 'profession', 'specialty', 'timeZone']);
  const faults = submission.faults.value;

  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const entries = new FormData(form);
    const text = (name: string) => String(entries.get(name) ?? '').trim();
    const input: Input = {
      token,
      password: String(entries.get('password')),
      givenName: text('givenName'),
      familyName: text('familyName'),
      profession: text('profession') as NonNullable<Input['profession']>,
      specialty: text('specialty') || null,
      timeZone: text('timeZone'),
      language: language.value,
    };
    void take(input, submission, form);
  };

  return (
    <form class="panel stack" onSubmit={submit}>
      <Field label={words.givenName} fault={faults['givenName']} name="givenName" autocomplete="given-name" required dir="auto" />
      <Field label={words.familyName} fault={faults['familyName']} name="familyName" autocomplete="family-name" required dir="auto" />
      <NewPassword label={shell.value.password} fault={faults['password']} />
      <ProfileFields timeZone={browserZone()} faults={faults} />
      <Problem text={submission.problem.value} />
      <button class="primary" disabled={submission.busy.value}>
        {invitation.value.open}
      </button>
    </form>
  );
}

export default function AcceptInvitation() {
  const words = invitation.value;
  const token = tokenIn(address.value);
  const { data, failure, reload } = useQuery(OFFER, { token });
  const offer = data.value?.invitation;
  if (offer?.accountExists && !learner.value) {
    return (
      <div class="page">
        <div class="page narrow">
          <Offer offer={offer} />
          <Notice tone="plain">{words.signInFirst}</Notice>
        </div>
        <SignIn />
      </div>
    );
  }
  return (
    <Page title={words.acceptTitle} narrow>
      {failure.value && <Failure failure={failure.value} retry={reload} />}
      {!data.value && !failure.value && <Skeleton rows={6} />}
      {data.value && !offer && <Notice tone="bad">{words.void}</Notice>}
      {offer && <Offer offer={offer} />}
      {offer && (learner.value ? <Accept token={token} offer={offer} /> : <Newcomer token={token} />)}
    </Page>
  );
}
