/** Starts the dashboard: language, first questions, first page. */
import { effect } from '@preact/signals';
import { render } from 'preact';
import { App } from './App';
import { DASHBOARD } from './gql/dashboard';
import { preferredLanguage, setLanguage } from './i18n/catalog';
import { listen } from './lib/router';
import { isPage } from './pages';
import { askEarly } from './state/early';
import { hinted, learner, loadSession } from './state/session';
import './styles/tokens.css';
import './styles/base.css';
import './styles/shell.css';

// With the hint of a session, the dashboard's figures are asked for before its code has arrived.
if (hinted() && location.pathname === '/') askEarly(DASHBOARD);
void loadSession();

let stop: (() => void) | undefined;
let signedInAs: string | undefined;

effect(() => {
  const id = learner.value?.id;
  if (id === signedInAs) return;
  stop?.();
  stop = undefined;
  signedInAs = id;
  if (id) {
    void import('./state/live').then(({ start }) => {
      if (signedInAs === id) stop = start(id);
    });
  }
});

listen(isPage);

const language = preferredLanguage();
const show = () => render(<App />, document.getElementById('app')!);
if (language === 'en') show();
else void setLanguage(language).finally(show);
