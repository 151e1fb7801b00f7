/** For which provider one works now: one of one's own, chosen on this device. */
import { computed, signal } from '@preact/signals';
import { providers } from '../../state/session';

const CHOICE = 'provider';

const chosen = signal(localStorage.getItem(CHOICE));

/** The provider that the staff's pages show; undefined for whoever has none. */
export const provider = computed(() => providers.value.find(({ id }) => id === chosen.value) ?? providers.value[0]);

/** Work for another one. */
export function chooseProvider(id: string): void {
  chosen.value = id;
  localStorage.setItem(CHOICE, id);
}
