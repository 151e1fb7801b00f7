/** The learner's milestones. One that is awarded while the dashboard is open is announced, and stays new until the learner leaves. */
import { batch, signal } from '@preact/signals';
import type { MilestoneOf } from '../gql/milestones';
import { messagesReady } from '../i18n/catalog';
import { announce } from '../lib/announce';

/** As the server lists them; undefined as long as nothing is known. */
export const milestones = signal<readonly MilestoneOf[]>();
/** Those that were awarded before the reader's eyes, by id. */
export const fresh = signal<ReadonlySet<string>>(new Set());

/** Whether it was awarded and not taken back. */
export const stands = ({ awardedOn, reversedOn }: MilestoneOf): boolean => awardedOn !== null && reversedOn === null;

/** Take over the whole list, from an answer or from the stream. */
export function takeMilestones(listed: readonly MilestoneOf[]): void {
  const before = milestones.peek();
  const known = new Set(before?.filter(stands).map((one) => one.id));
  const news = before ? listed.filter((one) => stands(one) && !known.has(one.id)) : [];
  batch(() => {
    milestones.value = listed;
    if (news.length > 0) fresh.value = new Set([...fresh.value, ...news.map((one) => one.id)]);
  });
  if (news.length > 0) void celebrate(news);
}

/** Say it once, without moving the focus. Its words are fetched when they are first needed. */
async function celebrate(news: readonly MilestoneOf[]): Promise<void> {
  const { milestoneWords } = await import('../i18n/milestones');
  await messagesReady();
  announce(milestoneWords.value.announced(news.map((one) => one.label)));
}

/** Forget them: somebody else may sign in next. */
export function forgetMilestones(): void {
  milestones.value = undefined;
  fresh.value = new Set();
}
