/** Messages in English and Arabic. Each part of the application has a catalog; Arabic is fetched when it is first wanted. */
import { computed, signal, type ReadonlySignal } from '@preact/signals';

export type Language = 'en' | 'ar';

/** The language of the page. Change it with `setLanguage`, which fetches the messages first. */
export const language = signal<Language>('en');

/** The language that is on its way: set before its messages are there, so that a page that arrives meanwhile fetches them too. */
let wanted: Language = 'en';

let pending: (() => Promise<unknown>)[] = [];

/** A catalog: English comes with the code that uses it; `arabic` fetches the same messages in Arabic (a missing one is a type error). */
export function catalog<T>(english: T, arabic: () => Promise<{ default: T }>): ReadonlySignal<T> {
  const translated = signal<T>();
  pending.push(async () => {
    translated.value = (await arabic()).default;
  });
  return computed(() => (language.value === 'ar' ? (translated.value ?? english) : english));
}

/** Resolves once every catalog loaded so far can speak the language wanted. Await it after importing a page. */
export async function messagesReady(): Promise<void> {
  const failed: typeof pending = [];
  if (wanted !== 'ar') return;
  while (pending.length > 0) {
    // A page that arrives meanwhile adds to what is pending.
    // oxlint-disable-next-line no-await-in-loop
    await Promise.all(pending.splice(0).map((fetchOne) => fetchOne().catch(() => failed.push(fetchOne))));
  }
  pending = [...pending, ...failed];
}

/** Turn the whole page to a language: messages, direction, numbers and dates. */
export async function setLanguage(choice: Language): Promise<void> {
  wanted = choice;
  await messagesReady();
  document.documentElement.lang = choice;
  document.documentElement.dir = choice === 'ar' ? 'rtl' : 'ltr';
  language.value = choice;
}

const CHOICE = 'language';

/** The language to start with: the one chosen on this device, else the browser's. */
export function preferredLanguage(): Language {
  return chosenLanguage() ?? (navigator.language.startsWith('ar') ? 'ar' : 'en');
}

/** The language chosen on this device, if any. */
export function chosenLanguage(): Language | undefined {
  const stored = localStorage.getItem(CHOICE);
  return stored === 'ar' || stored === 'en' ? stored : undefined;
}

/** Remember a choice on this device; its other tabs follow. */
export const rememberLanguage = (choice: Language): void => localStorage.setItem(CHOICE, choice);

addEventListener('storage', ({ key }) => {
  if (key === CHOICE) void setLanguage(preferredLanguage());
});

/** The form of a message that fits `count`; Arabic distinguishes zero, one, two, few, many and other. */
export const plural = (count: number, forms: Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }): string =>
  forms[new Intl.PluralRules(language.value).select(count)] ?? forms.other;
