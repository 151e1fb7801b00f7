/** Pasted times as intervals: one a line, with or without a day, in whatever manner tools and people write them. */

export interface Interval {
  from: string;
  to: string;
}

/** What the lines hold, or the first line that names no interval. */
export interface Pasted {
  intervals: Interval[];
  unreadable?: string;
}

const DAY = String.raw`(\d{4}-\d{2}-\d{2})`;
/** "9:40", "2026-03-07 9:40", or, as tools write it, "2026-03-07T09:40:00+04:00": only there may a zone follow, or 9:00-9:40 would have one. */
const MOMENT = new RegExp(String.raw`${DAY}T(\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?|(?:${DAY} +)?(\d{1,2}):(\d{2})(?::(\d{2}))?`, 'g');

/** Arabic-Indic digits as the ones that dates are written with. */
const plain = (text: string): string => text.replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660));

const dayOf = (found: RegExpMatchArray): string | undefined => found[1] ?? found[6];

/** The instant of a local time, in the zone of the browser unless one is written. */
function instantOf(found: RegExpMatchArray, defaultDay: string): string | undefined {
  const [hour = '', minute, second = '00', zone = ''] = found[1] ? found.slice(2, 6) : found.slice(7, 10);
  const text = `${dayOf(found) ?? defaultDay}T${hour.padStart(2, '0')}:${minute}:${second}${zone}`;
  const moment = new Date(text);
  return Number.isNaN(moment.getTime()) ? undefined : moment.toISOString();
}

/** Read pasted lines; a time without a day is of the day before it, else of `day`. */
export function pasted(text: string, day: string): Pasted {
  const intervals: Interval[] = [];
  for (const line of plain(text).split('\n')) {
    if (!line.trim()) continue;
    const found = [...line.matchAll(MOMENT)];
    const [first, last] = found;
    const from = first && instantOf(first, day);
    const to = first && last && instantOf(last, dayOf(first) ?? day);
    if (found.length !== 2 || !from || !to || to <= from) return { intervals, unreadable: line.trim() };
    intervals.push({ from, to });
  }
  return { intervals };
}
