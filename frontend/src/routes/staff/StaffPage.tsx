/** The frame of the staff's pages: their menu, and the provider that one works for. */
import type { ComponentChildren } from 'preact';
import { staff } from '../../i18n/staff';
import { providers } from '../../state/session';
import { Select } from '../../ui/Field';
import { Page } from '../../ui/Page';
import { Sections } from '../../ui/Sections';
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
  const words = staff.value;
  return <Sections label={words.title} links={[['/staff', words.overview], ...menu.value.map(({ path, message }) => [path, words.menu[message].name] as const)]} />;
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
