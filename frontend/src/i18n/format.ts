/** Numbers, amounts and dates in the language of the page. Arabic is shown with Arabic-Indic digits throughout. */
import { computed } from '@preact/signals';
import { language } from './catalog';

const tag = computed(() => (language.value === 'ar' ? 'ar-EG' : 'en-GB'));

type Exact = `${number}`;

const counts = computed(() => new Intl.NumberFormat(tag.value, { maximumFractionDigits: 1 }));
const amounts = computed(() => new Intl.NumberFormat(tag.value, { minimumFractionDigits: 2, maximumFractionDigits: 2 }));
const percents = computed(() => new Intl.NumberFormat(tag.value, { style: 'unit', unit: 'percent', maximumFractionDigits: 1 }));
const DAY = { day: 'numeric', month: 'short', year: 'numeric' } as const;
const days = computed(() => new Intl.DateTimeFormat(tag.value, { ...DAY, timeZone: 'UTC', numberingSystem: digits() }));

const digits = () => (language.value === 'ar' ? 'arab' : 'latn');

/** An exact decimal with two places, "2.25": never a float on the way. */
export const amount = (exact: string): string => amounts.value.format(exact as Exact);

/** A count or a measure for reading, at most one decimal. */
export const number = (value: number | string): string => counts.value.format(value as Exact);

/** A percentage given as 0 to 100. */
export const percent = (exact: number | string): string => percents.value.format(exact as Exact);

/** A local calendar date ("2026-11-23") as it stands: no time zone can move it. */
export const date = (calendar: string): string => days.value.format(new Date(`${calendar}T00:00:00Z`));

/** The day on which an instant falls for the reader. */
export const day = (instant: string, timeZone?: string): string =>
  new Intl.DateTimeFormat(tag.value, { ...DAY, timeZone, numberingSystem: digits() }).format(new Date(instant));

/** An instant as day, time and zone for the reader, in `timeZone` or the reader's own. */
export const moment = (instant: string, timeZone?: string): string =>
  new Intl.DateTimeFormat(tag.value, {
    ...DAY,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'shortOffset',
    timeZone,
    numberingSystem: digits(),
  }).format(new Date(instant));

/** A position in a medium, "12:05". */
export function clock(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const two = new Intl.NumberFormat(tag.value, { minimumIntegerDigits: 2, useGrouping: false });
  return `${two.format(Math.floor(whole / 60))}:${two.format(whole % 60)}`;
}

/** The name of a language, in the language of the page. */
export const languageName = (code: string): string => new Intl.DisplayNames([tag.value], { type: 'language' }).of(code) ?? code;
