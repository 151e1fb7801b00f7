/** How something stands toward its target: status, pace and projection in words. */
import { amount, date } from '../i18n/format';
import { overview } from '../i18n/overview';
import { wordFor } from '../i18n/terms';
import { unitName } from './Amount';
import { alert, check, clock, Icon } from './Icon';
import { rising, unknown } from './icons';

export interface CourseOf {
  status: string;
  earned: string;
  required: string | null;
  unit: string;
  projected: string | null;
  neededPerMonth: string | null;
  by: string;
}

const MARKS: Record<string, string> = { MET: check, ON_TRACK: rising, AT_RISK: clock, BEHIND: alert };
const TONES: Record<string, string> = { MET: 'good', ON_TRACK: 'good', AT_RISK: 'wait', BEHIND: 'bad' };

/** The tone that goes with a status; never without its words and mark. */
export const toneOf = (status: string): string => TONES[status] ?? 'quiet';

export function Status({ status }: { status: string }) {
  return (
    <span class={`badge marked ${toneOf(status)}`}>
      <Icon path={MARKS[status] ?? unknown} />
      {wordFor(overview.value.courses, status)}
    </span>
  );
}

/** "12.50 of 50.00 credits by 31 Dec 2026". */
export function reached({ earned, required, unit, by }: CourseOf): string {
  const words = overview.value;
  return required === null
    ? words.reachedSome(amount(earned), unitName(unit), date(by))
    : words.reached(amount(earned), amount(required), unitName(unit), date(by));
}

/** What it takes and where it leads; nothing once it is met, or where nothing is asked for. */
export function Pace({ course }: { course: CourseOf }) {
  const words = overview.value;
  if (course.status === 'MET' || course.required === null) return null;
  return (
    <>
      {course.neededPerMonth && <p class="pace">{words.pace(amount(course.neededPerMonth))}</p>}
      {course.projected && <p class="note">{words.projected(amount(course.projected), date(course.by))}</p>}
    </>
  );
}
