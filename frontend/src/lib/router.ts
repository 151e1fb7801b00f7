/** Addresses: the History API behind one signal. Links to known pages are taken over; everything else is the browser's. */
import { signal } from '@preact/signals';

/** The address shown. Read it; change it with `navigate`. */
export const address = signal(new URL(location.href));

export type Match<P> = { page: P; parameters: Record<string, string> };

/** The text that stands for a parameter in an address; undefined if it is no such text. */
function decoded(part: string): string | undefined {
  try {
    return decodeURIComponent(part);
  } catch {
    return undefined;
  }
}

/** A table of pages by pattern ("/activities/:id/:step?"). */
export class Routes<P> {
  readonly #patterns: { expression: RegExp; page: P }[];

  constructor(table: readonly (readonly [pattern: string, page: P])[]) {
    this.#patterns = table.map(([pattern, page]) => ({
      expression: new RegExp(`^${pattern.replace(/\/:(\w+)(\??)/g, '(?:/(?<$1>[^/]+))$2')}/?$`),
      page,
    }));
  }

  match(pathname: string): Match<P> | undefined {
    for (const { expression, page } of this.#patterns) {
      const found = expression.exec(pathname);
      if (!found) continue;
      const given = Object.entries(found.groups ?? {}).filter(([, part]) => part !== undefined);
      const parameters = given.map(([name, part]) => [name, decoded(part)] as const);
      if (parameters.every(([, text]) => text !== undefined)) return { page, parameters: Object.fromEntries(parameters) as Record<string, string> };
    }
    return undefined;
  }
}

/** Go to an address of the dashboard. `replace` leaves no trace in the history. */
export function navigate(to: string, { replace = false } = {}): void {
  history[replace ? 'replaceState' : 'pushState'](null, '', to);
  const samePage = address.value.pathname === location.pathname;
  address.value = new URL(location.href);
  if (!samePage) scrollTo(0, 0);
}

/** Take over clicks on links to pages that `knows` recognises, at once or after asking, and the browser's back and forward. */
export function listen(knows: (pathname: string) => boolean | Promise<boolean>): void {
  addEventListener('popstate', () => {
    address.value = new URL(location.href);
  });
  document.addEventListener('click', (event) => {
    const link = (event.target as Element).closest?.('a');
    if (!link || event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const to = new URL(link.href, location.href);
    const stays = to.origin === location.origin && to.pathname === location.pathname && to.hash !== '';
    if (link.target || link.hasAttribute('download') || to.origin !== location.origin || stays) return;
    const known = knows(to.pathname);
    if (known === false) return;
    event.preventDefault();
    const leave = () => location.assign(to.href);
    if (known === true) navigate(to.href);
    else known.then((ours) => (ours ? navigate(to.href) : leave()), leave);
  });
}
