/** Where one is, where one can go, in which language, and the way out. */
import { useSignal } from '@preact/signals';
import { language } from '../i18n/catalog';
import { shell } from '../i18n/shell';
import { address, navigate } from '../lib/router';
import { announce } from '../lib/announce';
import { sentenceForFailure } from '../state/refusals';
import { chooseLanguage, isStaff, learner, service, signOut } from '../state/session';

function NavLink({ to, children }: { to: string; children: string }) {
  const { pathname } = address.value;
  const here = pathname === to || pathname.startsWith(to === '/catalogue' ? '/activities/' : `${to}/`);
  return (
    <a href={to} aria-current={here ? 'page' : undefined}>
      {children}
    </a>
  );
}

function LanguageSwitch() {
  const other = language.value === 'en' ? 'ar' : 'en';
  return (
    <button type="button" class="quiet" lang={other} onClick={() => void chooseLanguage(other)}>
      {shell.value.otherLanguage}
    </button>
  );
}

function AccountLinks({ name }: { name: string }) {
  const busy = useSignal(false);
  const leave = async () => {
    busy.value = true;
    try {
      await signOut();
      navigate('/');
    } catch (failure) {
      announce(sentenceForFailure(failure));
    } finally {
      busy.value = false;
    }
  };
  return (
    <>
      <a class="person" href="/profile" aria-current={address.value.pathname === '/profile' ? 'page' : undefined}>
        <span class="initial" aria-hidden="true">
          {name.trim().charAt(0)}
        </span>
        <span class="unseen">{shell.value.profile}: </span>
        <bdi class="wide">{name}</bdi>
      </a>
      <button type="button" class="quiet" disabled={busy.value} onClick={() => void leave()}>
        {shell.value.signOut}
      </button>
    </>
  );
}

export function Header() {
  const words = shell.value;
  const person = learner.value;
  const browsing = person || service.value?.cataloguePublic;
  return (
    <header class="top">
      <div class="bar">
        <a class="brand" href="/">
          <svg viewBox="0 0 32 32" aria-hidden="true">
            <rect width="32" height="32" rx="8" />
            <path d="M8 23V9.500l8 8 8-8V23" />
            <circle cx="16" cy="24" r="2" />
          </svg>
          <span>{words.product}</span>
        </a>
        {browsing && (
          <nav aria-label={words.navigation}>
            {person && <NavLink to="/">{words.dashboard}</NavLink>}
            <NavLink to="/catalogue">{words.catalogue}</NavLink>
            {person && <NavLink to="/certificates">{words.certificates}</NavLink>}
            {isStaff.value && <NavLink to="/staff">{words.staff}</NavLink>}
          </nav>
        )}
        <div class="account">
          <LanguageSwitch />
          {person ? (
            <AccountLinks name={person.name} />
          ) : (
            browsing && (
              <a class="button" href="/sign-in">
                {words.signIn}
              </a>
            )
          )}
        </div>
      </div>
    </header>
  );
}
