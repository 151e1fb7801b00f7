/** Numbers, amounts and dates in the language of the page. Digits are decided here, once: Arabic has Arabic-Indic ones throughout. */
import { computed } from '@preact/signals';
import { preferences } from '../state/preferences';
import { language } from './catalog';

const tag = computed(() => (language.value === 'ar' ? 'ar-EG-u-nu-arab' : 'en-GB-u-nu-latn'));

type Exact = `${number}`;

const counts = computed(() => new Intl.NumberFormat(tag.value, { maximumFractionDigits: 1 }));
const exactly = (places: number) => new Intl.NumberFormat(tag.value, { maximumFractionDigits: places });
const pairs = computed(() => new Intl.NumberFormat(tag.value, { minimumIntegerDigits: 2, useGrouping: false }));
const amounts = computed(() => new Intl.NumberFormat(tag.value, { minimumFractionDigits: 2, maximumFractionDigits: 2 }));
const percents = computed(() => new Intl.NumberFormat(tag.value, { style: 'unit', unit: 'percent', maximumFractionDigits: 1 }));

const DAY = { day: 'numeric', month: 'short', year: 'numeric' } as const;
const MOMENT = { ...DAY, weekday: 'short', hour: '2-digit', minute: '2-digit', timeZoneName: 'shortOffset' } as const;

/** Formatters by what they were made for: a long list would spend most of its time on making them. */
const formatters = computed(() => ({ locale: tag.value, made: new Map<string, Intl.DateTimeFormat>() }));

/** An instant, or parts of it, in the Gregorian calendar unless `options` say otherwise. */
export function format(instant: Date, options: Intl.DateTimeFormatOptions): string {
  const { locale, made } = formatters.value;
  const name = JSON.stringify(options);
  const formatter = made.get(name) ?? new Intl.DateTimeFormat(locale, options);
  made.set(name, formatter);
  return formatter.format(instant);
}

/** An instant in a zone; its Hijri day follows in brackets for whoever wants both calendars. */
function shown(instant: Date, options: Intl.DateTimeFormatOptions, timeZone: string | undefined): string {
  const gregorian = format(instant, { ...options, timeZone, calendar: 'gregory' });
  if (preferences.value.calendar === 'gregorian') return gregorian;
  return `${gregorian} (${format(instant, { ...DAY, timeZone, calendar: 'islamic-umalqura' })})`;
}

/** An exact decimal with two places, "2.25": never a float on the way. */
export const amount = (exact: string): string => amounts.value.format(exact as Exact);

/** A count or a measure for reading, at most one decimal, or as many as asked for. */
export const number = (value: number | string, places?: number): string =>
  (places === undefined ? counts.value : exactly(places)).format(value as Exact);

/** A percentage given as 0 to 100. */
export const percent = (exact: number | string): string => percents.value.format(exact as Exact);

/** A local calendar date ("2026-11-23") as it stands: no time zone can move it. */
export const date = (calendar: string): string => shown(new Date(`${calendar}T00:00:00Z`), DAY, 'UTC');

/** The day on which an instant falls for the reader. */
export const day = (instant: string, timeZone?: string): string => shown(new Date(instant), DAY, timeZone);

/** An instant as day, time and zone for the reader, in `timeZone` or the reader's own. */
export const moment = (instant: string, timeZone?: string): string => shown(new Date(instant), MOMENT, timeZone);

/** A position in a medium, "12:05". */
export function clock(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  return `${pairs.value.format(Math.floor(whole / 60))}:${pairs.value.format(whole % 60)}`;
}

/** The name of a language, in the language of the page. */
export const languageName = (code: string): string => new Intl.DisplayNames([tag.value], { type: 'language' }).of(code) ?? code;
