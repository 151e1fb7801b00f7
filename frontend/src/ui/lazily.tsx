/** Components whose code is fetched when they are first shown. */
import { signal } from '@preact/signals';
import type { ComponentType } from 'preact';
import { RequestFailed } from '../gql/client';
import { messagesReady } from '../i18n/catalog';
import { Failure, Skeleton } from './Loading';

/** A component in the place of one that `load` fetches: grey lines until it is there, a way to try again if it does not come. */
export function lazily<P extends object>(load: () => Promise<ComponentType<P>>): ComponentType<P> {
  const loaded = signal<{ Component: ComponentType<P> }>();
  const broken = signal(false);
  let asked = false;

  const fetchIt = () => {
    asked = true;
    broken.value = false;
    load()
      // Its messages come with it: what is shown speaks the reader's language from the first moment.
      .then((Component) => messagesReady().then(() => (loaded.value = { Component })))
      .catch(() => (broken.value = true));
  };

  return function Lazily(properties: P) {
    if (loaded.value) {
      const { Component } = loaded.value;
      return <Component {...properties} />;
    }
    if (broken.value) return <Failure failure={new RequestFailed('OFFLINE', '')} retry={fetchIt} />;
    if (!asked) fetchIt();
    return <Skeleton rows={6} />;
  };
}
