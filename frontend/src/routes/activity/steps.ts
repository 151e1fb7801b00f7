/** The steps of an activity in order, how far each is, and which one a gate asks for. */
import type { ActivityOf } from '../../gql/activities';
import type { EnrollmentOf } from '../../gql/views';
import { learning } from '../../i18n/learning';
import { form, hand, people, play, quiz, read } from './icons';

export type StepKind = 'content' | 'sessions' | 'assessment' | 'evaluation';

export interface Step {
  kind: StepKind;
  key: string;
  to: string;
  title: string;
  /** A path for `Icon`. */
  icon: string;
  required: boolean;
  done: boolean;
  /** 0 to 100, where the server measures it. */
  percent: string | undefined;
}

const ICONS: Record<string, string> = { VIDEO: play, READING: read, INTERACTIVE: hand };

export const addressOf = (activityId: string, ...rest: string[]): string =>
  ['/activities', activityId, ...rest].map((part, index) => (index ? encodeURIComponent(part) : part)).join('/');

const complete = (percent: string | undefined): boolean => percent !== undefined && Number(percent) >= 100;

function contentSteps(activity: ActivityOf, view: EnrollmentOf | undefined): Step[] {
  return activity.contents.map((item) => {
    const percent = view?.contentProgress.find(({ key }) => key === item.key)?.percent;
    return {
      kind: 'content',
      key: item.key,
      to: addressOf(activity.id, 'content', item.key),
      title: item.title,
      icon: ICONS[item.kind] ?? read,
      required: item.required,
      done: complete(percent),
      percent,
    };
  });
}

function sessionStep(activity: ActivityOf, view: EnrollmentOf | undefined): Step[] {
  if (activity.sessions.length === 0) return [];
  const attended = (key: string) => view?.sessionProgress.find((progress) => progress.key === key)?.percent;
  return [
    {
      kind: 'sessions',
      key: 'sessions',
      to: addressOf(activity.id, 'sessions'),
      title: learning.value.sessions,
      icon: people,
      required: activity.sessions.some(({ required }) => required),
      done: activity.sessions.every(({ key }) => complete(attended(key))),
      percent: activity.sessions.length === 1 ? attended(activity.sessions[0]!.key) : undefined,
    },
  ];
}

function assessmentSteps(activity: ActivityOf, view: EnrollmentOf | undefined): Step[] {
  return activity.assessments.map((assessment) => ({
    kind: 'assessment',
    key: assessment.key,
    to: addressOf(activity.id, 'assessment', assessment.key),
    title: assessment.title,
    icon: quiz,
    required: assessment.required,
    done: view?.attempts.some(({ assessmentKey, passed }) => assessmentKey === assessment.key && passed) ?? false,
    percent: undefined,
  }));
}

function evaluationStep(activity: ActivityOf, view: EnrollmentOf | undefined): Step[] {
  if (!activity.evaluation) return [];
  return [
    {
      kind: 'evaluation',
      key: 'evaluation',
      to: addressOf(activity.id, 'evaluation'),
      title: activity.evaluation.title || learning.value.evaluation,
      icon: form,
      required: activity.policy.evaluationRequired,
      done: Boolean(view?.evaluationSubmittedAt),
      percent: undefined,
    },
  ];
}

/** Everything there is to do, in the order in which it is best done. */
export const stepsOf = (activity: ActivityOf, view: EnrollmentOf | undefined): Step[] => [
  ...contentSteps(activity, view),
  ...sessionStep(activity, view),
  ...assessmentSteps(activity, view),
  ...evaluationStep(activity, view),
];

const KIND_FOR_GATE: Record<string, StepKind> = {
  content: 'content',
  time: 'content',
  attendance: 'sessions',
  assessment: 'assessment',
  attempts: 'assessment',
  evaluation: 'evaluation',
};

/** Where the learner goes on for a gate ("content", "assessment", …): the first open step of that kind, or the overview. */
export function addressForGate(activity: ActivityOf, view: EnrollmentOf | undefined, gate: string): string {
  const fitting = stepsOf(activity, view).filter(({ kind }) => kind === KIND_FOR_GATE[gate]);
  const step = fitting.find(({ required, done }) => required && !done) ?? fitting.find(({ done }) => !done) ?? fitting[0];
  return step?.to ?? addressOf(activity.id);
}
