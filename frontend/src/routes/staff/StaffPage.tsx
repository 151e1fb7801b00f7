/** The frame of the staff's pages: their menu, and the provider that one works for. */
import type { ComponentChildren } from 'preact';
import { staff } from '../../i18n/staff';
import { address } from '../../lib/router';
import { providers } from '../../state/session';
import { Select } from '../../ui/Field';
import { Page } from '../../ui/Page';
import { menu } from './menu';
import { chooseProvider, provider } from './provider';
import './staff.css';

interface Props {
  title: string;
  lead?: ComponentChildren;
  beside?: ComponentChildren;
  /** Whether the page is about one thing, so that another provider cannot be chosen here. */
  single?: boolean;
  children: ComponentChildren;
}

function Menu() {
  const { pathname } = address.value;
  return (
    <nav class="staff-menu" aria-label={staff.value.title}>
      <a href="/staff" aria-current={pathname === '/staff' ? 'page' : undefined}>
        {staff.value.overview}
      </a>
      {menu.value.map(({ path, message }) => (
        <a key={path} href={path} aria-current={pathname === path || pathname.startsWith(`${path}/`) ? 'page' : undefined}>
          {staff.value.menu[message].name}
        </a>
      ))}
    </nav>
  );
}

function ProviderChoice() {
  return (
    <Select label={staff.value.provider} value={provider.value?.id ?? ''} onChange={(event) => chooseProvider(event.currentTarget.value)}>
      {providers.value.map(({ id, name }) => (
        <option key={id} value={id} selected={id === provider.value?.id}>
          {name}
        </option>
      ))}
    </Select>
  );
}

export function StaffPage({ title, lead, beside, single, children }: Props) {
  return (
    <Page title={title} lead={lead} beside={beside}>
      <div class="staff-bar">
        <Menu />
        {!single && providers.value.length > 1 && <ProviderChoice />}
      </div>
      {children}
    </Page>
  );
}
