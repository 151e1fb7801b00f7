/** The frame around the pages, and the page in it. */
import { RequestFailed } from './gql/client';
import { shell } from './i18n/shell';
import { announcement } from './lib/announce';
import { broken, fetchPage, opening, shown } from './opening';
import { SignIn } from './routes/SignIn';
import { companions } from './state/companions';
import { loadSession, sessionFailure } from './state/session';
import { Footer } from './ui/Footer';
import { Header } from './ui/Header';
import { Failure, Skeleton } from './ui/Loading';
import { Page } from './ui/Page';

function Waiting() {
  return (
    <div class="page">
      <Skeleton rows={8} />
    </div>
  );
}

function Broken(properties: { failure: RequestFailed; retry: () => void }) {
  return (
    <Page title={shell.value.product}>
      <Failure {...properties} />
    </Page>
  );
}

function Outlet() {
  const { page, parameters, barrier } = opening.value;
  if (page?.access !== 'anybody' && sessionFailure.value) return <Broken failure={sessionFailure.value} retry={() => void loadSession()} />;
  if (barrier === 'sign-in') return <SignIn />;
  if (broken.value) return <Broken failure={new RequestFailed('OFFLINE', '')} retry={() => void fetchPage()} />;
  if (barrier || !parameters || shown.value?.page !== page) return <Waiting />;
  const { Component } = shown.value!;
  return <Component key={parameters['id']} parameters={parameters} />;
}

export function App() {
  const Interruption = companions.value?.Interruption;
  return (
    <>
      <a class="skip" href="#content">
        {shell.value.skip}
      </a>
      <Header />
      <main id="content" tabIndex={-1}>
        <Outlet />
      </main>
      <Footer />
      <div class="interruption" role="status">
        {Interruption && <Interruption />}
      </div>
      <div class="unseen" role="status" aria-live="polite">
        {announcement}
      </div>
    </>
  );
}
