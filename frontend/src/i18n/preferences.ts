/** Messages of the choice how this device shows the dashboard. */
import { catalog } from './catalog';

const english = {
  title: 'On this device',
  lead: 'Kept in this browser; other devices keep their own.',
  theme: 'Colors',
  themes: { system: 'As the system has them', light: 'Light', dark: 'Dark' },
  calendar: 'Show Hijri dates beside Gregorian ones',
  calendarHint: (example: string) => `Umm al-Qura calendar. Today: ${example}`,
  motion: 'Nothing on the page moves',
};

export type PreferenceWords = typeof english;
export const preferenceWords = catalog(english, () => import('./preferences.ar'));
