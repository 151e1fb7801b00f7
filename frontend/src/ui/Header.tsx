/** The head of every page: whose it is, and where a stranger can go. Whoever is signed in gets the menu. */
import { language } from '../i18n/catalog';
import { shell } from '../i18n/shell';
import { address } from '../lib/router';
import { companions } from '../state/companions';
import { chooseLanguage, learner, service } from '../state/session';

export function NavLink({ to, children }: { to: string; children: string }) {
  const { pathname } = address.value;
  const here = pathname === to || (to !== '/' && pathname.startsWith(`${to}/`)) || (to === '/catalogue' && pathname.startsWith('/activities/'));
  return (
    <a href={to} aria-current={here ? 'page' : undefined}>
      {children}
    </a>
  );
}

export function LanguageSwitch() {
  const other = language.value === 'en' ? 'ar' : 'en';
  return (
    <button type="button" class="quiet" lang={other} onClick={() => void chooseLanguage(other)}>
      {shell.value.otherLanguage}
    </button>
  );
}

function Stranger() {
  const words = shell.value;
  const browsing = service.value?.cataloguePublic;
  return (
    <>
      {browsing && (
        <nav aria-label={words.navigation}>
          <NavLink to="/catalogue">{words.catalogue}</NavLink>
        </nav>
      )}
      <div class="account">
        <LanguageSwitch />
        {browsing && (
          <a class="button" href="/sign-in">
            {words.signIn}
          </a>
        )}
      </div>
    </>
  );
}

export function Header() {
  const person = learner.value;
  const Menu = companions.value?.Menu;
  return (
    <header class="top">
      <div class="bar">
        <a class="brand" href="/">
          <svg viewBox="0 0 32 32" aria-hidden="true">
            <rect width="32" height="32" rx="8" />
            <path d="M8 23V9.500l8 8 8-8V23" />
            <circle cx="16" cy="24" r="2" />
          </svg>
          <span>{shell.value.product}</span>
        </a>
        {person ? Menu && <Menu name={person.name} /> : person === null && <Stranger />}
      </div>
    </header>
  );
}
