/** Where whoever is signed in can go, and the way out. On a phone it opens over the page. */
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { frame } from '../i18n/frame';
import { shell } from '../i18n/shell';
import { announce } from '../lib/announce';
import { address, navigate } from '../lib/router';
import { sentenceForFailure } from '../state/refusals';
import { isStaff, signOut } from '../state/session';
import { LanguageSwitch, NavLink } from './Header';
import { Icon } from './Icon';

function SignOut() {
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
    <button type="button" class="quiet" disabled={busy.value} onClick={() => void leave()}>
      {frame.value.signOut}
    </button>
  );
}

export function Menu({ name }: { name: string }) {
  const words = { ...shell.value, ...frame.value };
  const sheet = useRef<HTMLDivElement>(null);
  const { pathname } = address.value;
  // Browsers that know no popover show it always.
  useEffect(() => sheet.current?.hidePopover?.(), [pathname]);
  return (
    <>
      <button type="button" class="open-menu" popovertarget="menu">
        <Icon path="M4 7h16M4 12h16M4 17h16" />
        {words.menu}
      </button>
      <div class="menu" id="menu" popover="auto" ref={sheet}>
        <nav aria-label={words.navigation}>
          <NavLink to="/">{words.overview}</NavLink>
          <NavLink to="/credits">{words.credits}</NavLink>
          <NavLink to="/goals">{words.goals}</NavLink>
          <NavLink to="/catalogue">{words.catalogue}</NavLink>
          <NavLink to="/certificates">{words.certificates}</NavLink>
          <NavLink to="/help">{words.help}</NavLink>
          {isStaff.value && <NavLink to="/staff">{words.staff}</NavLink>}
        </nav>
        <div class="account">
          <LanguageSwitch />
          <a class="person" href="/profile" aria-current={pathname.startsWith('/profile') ? 'page' : undefined}>
            <span class="initial" aria-hidden="true">
              {name.trim().charAt(0)}
            </span>
            <span class="unseen">{words.profile}: </span>
            <bdi>{name}</bdi>
          </a>
          <SignOut />
        </div>
      </div>
    </>
  );
}
