/** One's own account, in sections that each have an address. */
import type { ComponentType } from 'preact';
import { profile } from '../i18n/profile';
import { shell } from '../i18n/shell';
import type { PageProps } from '../opening';
import { learner } from '../state/session';
import { lazily } from '../ui/lazily';
import { Page } from '../ui/Page';
import { Preferences } from '../ui/Preferences';
import { Sections } from '../ui/Sections';
import NotFound from './NotFound';
import { About } from './profile/About';
import './profile/profile.css';

const SECTIONS: Readonly<Record<string, ComponentType<object>>> = {
  '/profile': About,
  '/profile/numbers': lazily(() => import('./profile/Numbers').then(({ Numbers }) => Numbers)),
  '/profile/security': lazily(() => import('./profile/Security').then(({ Security }) => Security)),
  '/profile/looks': lazily(() => import('./profile/Looks').then(({ Looks }) => Looks)),
  '/profile/device': Preferences,
  '/profile/data': lazily(() => import('./profile/Data').then(({ Data }) => Data)),
};

export default function Profile({ parameters }: PageProps) {
  const words = profile.value;
  const section = parameters['section'];
  const Section = SECTIONS[section ? `/profile/${section}` : '/profile'];
  if (!Section) return <NotFound />;
  if (!learner.value) return null;
  return (
    <Page title={shell.value.profile} lead={words.lead}>
      <div class="profile">
        <Sections label={shell.value.profile} links={Object.keys(SECTIONS).map((path) => [path, words.sections[path as keyof typeof words.sections]] as const)} />
        <Section />
      </div>
    </Page>
  );
}
