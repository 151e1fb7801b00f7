/** Which seconds of a medium were really played, from the medium's own events. */

export interface Interval {
  from: number;
  to: number;
}

/** Between two reports of a playing medium lies less than this, in seconds of the medium at normal speed; more is a jump. */
const LONGEST_STEP = 3;

const hundredths = (seconds: number): number => Math.floor(seconds * 100) / 100;

/** Overlapping and touching intervals as one, in order. */
export function union(intervals: readonly Interval[]): Interval[] {
  const merged: Interval[] = [];
  for (const { from, to } of [...intervals].toSorted((a, b) => a.from - b.from)) {
    const last = merged.at(-1);
    if (last && from <= last.to) last.to = Math.max(last.to, to);
    else merged.push({ from, to });
  }
  return merged;
}

/** The first second that has not been played: where to go on. 0 once everything has. */
export function firstGap(intervals: readonly Interval[], duration: number): number {
  const first = union(intervals)[0];
  if (!first || first.from > 1) return 0;
  return first.to < duration - 1 ? first.to : 0;
}

/** Collects what is played until it is drained. Seeking adds nothing; playing a part twice is for `union` to see. */
export class Watching {
  #open: Interval | undefined;
  #closed: Interval[] = [];

  /** The medium plays and stands at `position`. */
  at(position: number, rate = 1): void {
    const open = this.#open;
    if (open && position >= open.to && position - open.to <= LONGEST_STEP * Math.max(rate, 1)) open.to = position;
    else {
      this.cut();
      this.#open = { from: position, to: position };
    }
  }

  /** What plays next does not follow on what played last. */
  cut(): void {
    if (this.#open && hundredths(this.#open.to) > hundredths(this.#open.from)) this.#closed.push(this.#open);
    this.#open = undefined;
  }

  /** What was played since the last drain, to the hundredth of a second. Collecting goes on where it stands. */
  drain(): Interval[] {
    const position = this.#open?.to;
    this.cut();
    if (position !== undefined) this.#open = { from: position, to: position };
    const drained = this.#closed.map(({ from, to }) => ({ from: hundredths(from), to: hundredths(to) }));
    this.#closed = [];
    return drained;
  }
}
