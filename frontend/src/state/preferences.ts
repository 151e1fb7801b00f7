/** How this device shows the dashboard. Kept on the device, for all of its tabs, and never sent. */
import { effect, signal } from '@preact/signals';

export interface Preferences {
  theme: 'system' | 'light' | 'dark';
  /** Nothing moves with `off`; else as the system has it. */
  motion: 'system' | 'off';
  /** Which calendars dates are shown in. */
  calendar: 'gregorian' | 'both';
}

const NAME = 'preferences';
const DEFAULTS: Preferences = { theme: 'system', motion: 'system', calendar: 'gregorian' };

function recall(): Preferences {
  try {
    return { ...DEFAULTS, ...JSON.parse(localStorage.getItem(NAME) ?? '{}') };
  } catch {
    return DEFAULTS;
  }
}

export const preferences = signal(recall());

/** Change some of them, here and in the other tabs. */
export function prefer(changes: Partial<Preferences>): void {
  preferences.value = { ...preferences.value, ...changes };
  localStorage.setItem(NAME, JSON.stringify(preferences.value));
}

addEventListener('storage', ({ key }) => {
  if (key === NAME) preferences.value = recall();
});

// The stylesheets read them from the root element.
effect(() => {
  Object.assign(document.documentElement.dataset, preferences.value);
});
