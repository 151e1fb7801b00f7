/** Where things stand in a chart. Widths are percent of the chart's, measured from where reading begins, and mirrored here alone. */

/** The left edge, in percent, of what begins at `start` and is `extent` wide. */
export const across = (start: number, extent: number, rtl: boolean): number => round(rtl ? 100 - start - extent : start);

/** A drawing `width` wide, mirrored for a page that is read from the right. */
export const mirrored = (width: number, rtl: boolean): string | undefined => (rtl ? `matrix(-1 0 0 1 ${width} 0)` : undefined);

/** Hundredths are finer than any screen. */
const round = (value: number): number => Math.round(value * 100) / 100;

const STEPS = [1, 2, 2.5, 5, 10];

/** The smallest round number of steps (1, 2, 2.5 or 5 times a power of ten) that covers `greatest`, as marks from 0 to the top. */
export function marks(greatest: number, most = 4): number[] {
  const rough = Math.max(greatest, 0.01) / most;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * (STEPS.find((one) => one * power >= rough - 1e-9) ?? 10);
  return Array.from({ length: Math.ceil(greatest / step - 1e-9) + 1 }, (_, index) => round(index * step));
}

/** One bar of a chart: where it begins, how wide it is and how high, all in percent. */
export interface Bar {
  start: number;
  width: number;
  height: number;
}

/** Columns beside each other from `inset` to the end, each with one bar for every series; `top` is the value at full height. */
export function columns(values: readonly (readonly number[])[], top: number, inset: number): Bar[][] {
  const band = (100 - inset) / Math.max(values.length, 1);
  return values.map((series, index) => {
    const width = (band * 0.64) / Math.max(series.length, 1);
    return series.map((value, place) => ({
      start: round(inset + band * (index + 0.18) + width * place),
      width: round(width),
      height: round(top > 0 ? (Math.max(value, 0) / top) * 100 : 0),
    }));
  });
}

/** The length of the arc that `percent` of a circle of radius `radius` has, and of the whole. */
export function arc(percent: number, radius: number): { part: number; whole: number } {
  const whole = 2 * Math.PI * radius;
  return { part: round((whole * Math.min(Math.max(percent, 0), 100)) / 100), whole: round(whole) };
}

const DAY = 86_400_000;

/** Where a day lies between two others, in percent. */
export function between(day: string, first: string, last: string): number {
  const span = Math.max(Date.parse(last) - Date.parse(first), DAY);
  return round(Math.min(Math.max(((Date.parse(day) - Date.parse(first)) / span) * 100, 0), 100));
}
