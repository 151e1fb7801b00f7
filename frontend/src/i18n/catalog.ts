/** Messages in English and Arabic. Each part of the application has a catalog; Arabic is fetched when it is first wanted. */
import { computed, signal, type ReadonlySignal } from '@preact/signals';

export type Language = 'en' | 'ar';

/** The language of the page. Change it with `setLanguage`, which fetches the messages first. */
export const language = signal<Language>('en');

/** The language that is on its way: set before its messages are there, so that a page that arrives meanwhile fetches them too. */
let wanted: Language = 'en';

/** What fetches the Arabic of each catalog that nobody has asked for yet, and what is on its way. */
const pending: (() => Promise<unknown>)[] = [];
const arriving = new Set<Promise<unknown>>();

/** A catalog: English comes with the code that uses it; `arabic` fetches the same messages in Arabic (a missing one is a type error). */
export function catalog<T>(english: T, arabic: () => Promise<{ default: T }>): ReadonlySignal<T> {
  const translated = signal<T>();
  pending.push(async () => {
    translated.value = (await arabic()).default;
  });
  return computed(() => (language.value === 'ar' ? (translated.value ?? english) : english));
}

/** Resolves once every catalog loaded so far can speak the language wanted, whoever asked for it. Await it after importing a page. */
export async function messagesReady(): Promise<void> {
  if (wanted !== 'ar') return;
  const failed: typeof pending = [];
  while (pending.length > 0 || arriving.size > 0) {
    for (const fetchOne of pending.splice(0)) {
      const arrival = fetchOne()
        .catch(() => failed.push(fetchOne))
        .finally(() => arriving.delete(arrival));
      arriving.add(arrival);
    }
    // A page that arrives meanwhile adds to what is pending.
    // oxlint-disable-next-line no-await-in-loop
    await Promise.all(arriving);
  }
  pending.push(...failed);
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

const rules = computed(() => new Intl.PluralRules(language.value));

/** The form of a message that fits `count`; Arabic distinguishes zero, one, two, few, many and other. */
export const plural = (count: number, forms: Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }): string =>
  forms[rules.value.select(count)] ?? forms.other;
