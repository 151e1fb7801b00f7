/** What an address opens, for whom, and how far its code has come. */
import { computed, effect, signal } from '@preact/signals';
import type { ComponentType } from 'preact';
import { messagesReady } from './i18n/catalog';
import { address, type Match, type Routes } from './lib/router';
import { isAdministrator, isStaff, learner, service } from './state/session';

export interface PageProps {
  parameters: Record<string, string>;
}

/** Who may open a page: anybody; whoever is signed in; anybody if the installation's catalogue is public; whoever has a role in a
 * provider's work or reads all of it; administrators. For everybody else a page of the last two does not exist. */
export type Access = 'anybody' | 'learner' | 'catalogue' | 'staff' | 'administrator';

export interface PageEntry {
  access: Access;
  load: () => Promise<{ default: ComponentType<PageProps> }>;
}

const dashboard: PageEntry = { access: 'learner', load: () => import('./routes/Dashboard') };
const missing: PageEntry = { access: 'anybody', load: () => import('./routes/NotFound') };

/** All other pages; not needed to sign in and to see the dashboard. */
const table = signal<Routes<PageEntry>>();

/** The page whose code has arrived last; it stays until the next one's has. */
export const shown = signal<{ page: PageEntry; Component: ComponentType<PageProps> }>();
/** Something that the address needs did not arrive. */
export const broken = signal(false);

const isFirst = (pathname: string): boolean => pathname === '/' || pathname === '/sign-in';

/** Fetch the table of pages, unless it is here. */
export async function fetchTable(): Promise<Routes<PageEntry>> {
  return (table.value ??= (await import('./pages')).pages);
}

/** Whether an address is the dashboard's own, or the server's (a download, a verification). */
export function isPage(pathname: string): boolean | Promise<boolean> {
  if (isFirst(pathname)) return true;
  const known = table.peek();
  return known ? Boolean(known.match(pathname)) : fetchTable().then((pages) => Boolean(pages.match(pathname)));
}

/** What stands between the reader and a page. */
function barrierTo({ access }: PageEntry): 'unknown' | 'sign-in' | 'missing' | undefined {
  if (access === 'anybody') return undefined;
  if (learner.value === undefined) return 'unknown';
  if (learner.value) return (access === 'staff' && !isStaff.value) || (access === 'administrator' && !isAdministrator.value) ? 'missing' : undefined;
  if (access !== 'catalogue') return 'sign-in';
  return service.value ? (service.value.cataloguePublic ? undefined : 'sign-in') : 'unknown';
}

/** The page of the address as far as it is known, and what keeps it from being shown. */
export const opening = computed((): Partial<Match<PageEntry>> & { barrier?: 'unknown' | 'sign-in' | undefined } => {
  const { pathname } = address.value;
  if (!isFirst(pathname) && !table.value) return { barrier: 'unknown' };
  const found = isFirst(pathname) ? { page: dashboard, parameters: {} } : table.value?.match(pathname);
  const barrier = found ? barrierTo(found.page) : 'missing';
  return !found || barrier === 'missing' ? { page: missing, parameters: {} } : { ...found, barrier: barrier as 'unknown' | 'sign-in' };
});

/** Fetch what the address needs: the table of pages first, then the page. */
export async function fetchPage(): Promise<void> {
  broken.value = false;
  const { page, barrier } = opening.peek();
  try {
    if (!page) await fetchTable();
    // The code of a page may come while it is still being found out who is here.
    else if (barrier !== 'sign-in' && shown.peek()?.page !== page) {
      const { default: Component } = await page.load();
      await messagesReady();
      if (opening.peek().page === page) shown.value = { page, Component };
    }
  } catch {
    if (opening.peek().page === page) broken.value = true;
  }
}

effect(() => {
  // Its parameters alone change nothing.
  void opening.value;
  void fetchPage();
});
