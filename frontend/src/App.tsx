/** The frame around the pages, and the choice of the page. */
import { effect, signal } from '@preact/signals';
import type { ComponentType } from 'preact';
import { messagesReady } from './i18n/catalog';
import { shell } from './i18n/shell';
import { announcement } from './lib/announce';
import { address } from './lib/router';
import { pageAt, type PageEntry, type PageProps } from './pages';
import { SignIn } from './routes/SignIn';
import { connection } from './state/connection';
import { learner, loadSession, service, sessionFailure } from './state/session';
import { Footer } from './ui/Footer';
import { Header } from './ui/Header';
import { Failure, Skeleton } from './ui/Loading';
import { Notice } from './ui/Notice';
import { Page } from './ui/Page';
import { RequestFailed } from './gql/client';

interface Shown {
  entry: PageEntry;
  Component: ComponentType<PageProps>;
}

/** The page whose code has arrived last; it stays until the next one's has. */
const shown = signal<Shown>();
const broken = signal<PageEntry>();

async function fetchPage(entry: PageEntry): Promise<void> {
  broken.value = undefined;
  try {
    const { default: Component } = await entry.load();
    await messagesReady();
    if (pageAt(address.peek().pathname).page === entry) shown.value = { entry, Component };
  } catch {
    broken.value = entry;
  }
}

/** What stands between the reader and a page. */
function barrier(entry: PageEntry): 'unknown' | 'sign-in' | undefined {
  if (entry.access === 'anybody' || learner.value) return undefined;
  if (learner.value === undefined) return 'unknown';
  if (entry.access === 'learner') return 'sign-in';
  if (!service.value) return 'unknown';
  return service.value.cataloguePublic ? undefined : 'sign-in';
}

effect(() => {
  const { page } = pageAt(address.value.pathname);
  // The code of a page may come while it is still being found out who is here.
  if (barrier(page) !== 'sign-in' && shown.peek()?.entry !== page) void fetchPage(page);
});

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
  const { page, parameters } = pageAt(address.value.pathname);
  const failure = page.access === 'anybody' ? undefined : sessionFailure.value;
  if (failure) return <Broken failure={failure} retry={() => void loadSession()} />;
  const barred = barrier(page);
  if (barred === 'sign-in') return <SignIn />;
  if (broken.value === page) return <Broken failure={new RequestFailed('OFFLINE', '')} retry={() => void fetchPage(page)} />;
  if (barred || shown.value?.entry !== page) return <Waiting />;
  const { Component } = shown.value;
  return <Component key={`${page.name}/${parameters['id'] ?? ''}`} parameters={parameters} />;
}

export function App() {
  return (
    <>
      <a class="skip" href="#content">
        {shell.value.skip}
      </a>
      <Header />
      <div class="interruption" role="status">
        {connection.value === 'lost' && <Notice tone="wait">{shell.value.reconnecting}</Notice>}
      </div>
      <main id="content" tabIndex={-1}>
        <Outlet />
      </main>
      <Footer />
      <div class="unseen" role="status" aria-live="polite">
        {announcement}
      </div>
    </>
  );
}
