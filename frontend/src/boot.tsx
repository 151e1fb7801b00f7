/** Starting: language, first questions, first page, and what runs while somebody is signed in. */
import { effect } from '@preact/signals';
import { render } from 'preact';
import { App } from './App';
import { language, preferredLanguage, setLanguage } from './i18n/catalog';
import { listen } from './lib/router';
import { fetchTable, isPage } from './opening';
import { connection } from './state/connection';
import './state/preferences';
import { hinted, learner, loadSession } from './state/session';

/** Keep the stream and the outbox running for whoever is signed in. */
function followSession(): void {
  let stop: (() => void) | undefined;
  let signedInAs: string | undefined;

  effect(() => {
    const id = learner.value?.id;
    if (id === signedInAs) return;
    stop?.();
    stop = undefined;
    signedInAs = id;
    if (id) {
      // The next page may be any of them; should the table not come now, it is asked for with that page.
      fetchTable().catch(() => undefined);
      import('./state/live').then(
        ({ start }) => {
          if (signedInAs === id) stop = start(id);
        },
        () => (connection.value = 'lost'),
      );
    }
  });
}

/** A browser's first formatters take as long as hundreds of later ones: they are made while the first questions are on their way. */
function warmUp(): void {
  setTimeout(() => new Intl.NumberFormat(language.peek()).format(0));
  setTimeout(() => new Intl.DateTimeFormat(language.peek()).format());
}

/** Show the dashboard in `place`. */
export function boot(place: Element): void {
  // With the hint of a session, the dashboard's figures are asked for before all of its code has arrived.
  if (hinted() && location.pathname === '/') import('./state/early').then(({ askEarly }) => askEarly(), () => undefined);
  void loadSession();
  followSession();
  listen(isPage);
  const choice = preferredLanguage();
  const show = () => {
    if (hinted()) warmUp();
    // A task of its own: what is asked for is on its way before anything is drawn, and neither keeps the page busy for long.
    setTimeout(() => render(<App />, place));
  };
  if (choice === 'en') show();
  else void setLanguage(choice).finally(show);
}
