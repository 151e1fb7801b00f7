/** What is known of the learner's credit. Queries, answers and the stream all write here; whole views replace whole views. */
import { batch, computed, signal } from '@preact/signals';
import type { LiveOf } from '../gql/live';
import type { SummaryOf } from '../gql/views';
import type { DetailOf } from '../gql/enrollments';
import type { CreditOf, EnrollmentOf } from '../gql/views';

type ById<T> = ReadonlyMap<string, T>;

export const summary = signal<SummaryOf>();
export const enrollments = signal<ById<EnrollmentOf>>(new Map());
export const credits = signal<ById<CreditOf>>(new Map());
/** What the page of an activity was answered last, with where the learner stopped and the result of each question. */
export const details = signal<ById<DetailOf>>(new Map());

/** The learner's questions that nobody has closed, as far as it takes to see that one was answered. */
export const answers = signal<NonNullable<LiveOf['helpRequests']>>([]);

/** Enrollments by activity: what the page of an activity looks up. */
export const byActivity = computed(() => new Map([...enrollments.value.values()].map((view) => [view.activity.id, view])));

/** Whether two views say the same: what is on the screen then is not drawn again. */
const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

const newer = (known: EnrollmentOf | undefined, view: EnrollmentOf): boolean =>
  known === undefined || (Date.parse(view.updatedAt) >= Date.parse(known.updatedAt) && !same(view, known));

/** Take over enrollments, unless the same or a newer view of one is known already: an answer may arrive after the stream's. */
export function put(...views: readonly EnrollmentOf[]): void {
  const known = enrollments.value;
  const fresh = views.filter((view) => newer(known.get(view.id), view));
  if (fresh.length === 0) return;
  batch(() => {
    enrollments.value = new Map([...known, ...fresh.map((view) => [view.id, view] as const)]);
    putCredits(fresh.flatMap((view) => view.credits));
  });
}

/** Take over the answer to a step that the learner took, or to the question where they stopped. */
export function putDetail(detail: DetailOf): void {
  batch(() => {
    details.value = new Map(details.value).set(detail.id, detail);
    put(detail);
  });
}

/** Take over ledger entries. */
export function putCredits(rows: readonly CreditOf[]): void {
  const fresh = rows.filter((row) => !same(row, credits.peek().get(row.id)));
  if (fresh.length > 0) credits.value = new Map([...credits.value, ...fresh.map((row) => [row.id, row] as const)]);
}

/** The day of the oldest entry of the newest page: older ones are known only in parts. */
export const oldest = signal<string>();

interface CreditsPage {
  edges: readonly { node: CreditOf }[];
  pageInfo: { hasNextPage: boolean };
}

/** Take over the newest page of the ledger. */
export function takeNewest({ edges, pageInfo }: CreditsPage): void {
  putCredits(edges.map(({ node }) => node));
  oldest.value = pageInfo.hasNextPage ? edges.at(-1)?.node.earnedOn : undefined;
}

/** Take over one message of the stream. */
export function apply(update: LiveOf): void {
  batch(() => {
    if (update.summary && !same(update.summary, summary.peek())) summary.value = update.summary;
    if (update.helpRequests) answers.value = update.helpRequests;
    if (update.enrollments) put(...update.enrollments);
    if (update.removedIds.length > 0) {
      const gone = new Set(update.removedIds);
      enrollments.value = new Map([...enrollments.value].filter(([id]) => !gone.has(id)));
      credits.value = new Map([...credits.value].filter(([id]) => !gone.has(id)));
    }
  });
}

/** Forget everything: somebody else may sign in next. */
export function forget(): void {
  batch(() => {
    summary.value = undefined;
    answers.value = [];
    enrollments.value = new Map();
    credits.value = new Map();
    details.value = new Map();
  });
}
