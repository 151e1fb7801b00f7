/** What accompanies the pages of whoever is signed in: fetched beside the first of them. */
import { effect, signal } from '@preact/signals';
import { messagesReady } from '../i18n/catalog';
import { address } from '../lib/router';
import { learner } from './session';

export const companions = signal<typeof import('../ui/companions')>();

// It is on its way while it is still being found out who is here. If it does not come, it is asked for again with the next address.
effect(() => {
  void address.value;
  if (learner.value === null || companions.peek()) return;
  import('../ui/companions').then(
    (parts) => messagesReady().then(() => (companions.value = parts)),
    () => undefined,
  );
});
