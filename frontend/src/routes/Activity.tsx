/** One activity: what it is, what it asks, everything it plays, and the claim. Its steps are addresses of their own. */
import { useEffect, useRef } from 'preact/hooks';
import { ACTIVITY, type ActivityOf } from '../gql/activities';
import { learning } from '../i18n/learning';
import { shell } from '../i18n/shell';
import { number } from '../i18n/format';
import { terms, wordFor } from '../i18n/terms';
import { navigate } from '../lib/router';
import type { PageProps } from '../opening';
import { useQuery } from '../state/query';
import { byActivity, putDetail } from '../state/store';
import { waiting } from '../state/waiting';
import { Failure, Skeleton } from '../ui/Loading';
import { lazily } from '../ui/lazily';
import { Notice } from '../ui/Notice';
import { Page } from '../ui/Page';
import { Overview } from './activity/Overview';
import { Steps } from './activity/Steps';
import { addressForGate } from './activity/steps';
import NotFound from './NotFound';
import './activity/activity.css';

const Content = lazily(() => import('./activity/Content').then((module) => module.Content));
const Assessment = lazily(() => import('./activity/Assessment').then((module) => module.Assessment));
const Evaluation = lazily(() => import('./activity/Evaluation').then((module) => module.Evaluation));
const Sessions = lazily(() => import('./activity/Sessions').then((module) => module.Sessions));

/** A few unsent events are normal for a moment; more mean that the connection does not carry them. */
const WORTH_TELLING = 3;

interface StepProps {
  activity: ActivityOf;
  step: string | undefined;
  itemKey: string | undefined;
}

function Step({ activity, step, itemKey }: StepProps) {
  const view = byActivity.value.get(activity.id);
  const gate = step === 'next' ? itemKey : undefined;
  useEffect(() => {
    if (gate) navigate(addressForGate(activity, view, gate), { replace: true });
  }, [gate]);
  if (!step) return <Overview activity={activity} view={view} />;
  if (gate || !view) return gate ? null : <Overview activity={activity} view={view} />;
  const content = activity.contents.find(({ key }) => key === itemKey);
  const assessment = activity.assessments.find(({ key }) => key === itemKey);
  if (step === 'content' && content) return <Content key={content.key} item={content} view={view} activity={activity} />;
  if (step === 'assessment' && assessment) return <Assessment key={assessment.key} assessment={assessment} view={view} activity={activity} />;
  if (step === 'evaluation' && activity.evaluation) return <Evaluation form={activity.evaluation} view={view} />;
  if (step === 'sessions') return <Sessions activity={activity} view={view} />;
  return <NotFound />;
}

export default function Activity({ parameters }: PageProps) {
  const { data, failure, reload } = useQuery(ACTIVITY, { id: parameters['id'] ?? '' }, ({ activity }) => {
    if (activity?.enrollment) putDetail(activity.enrollment);
  });
  const body = useRef<HTMLDivElement>(null);
  const first = useRef(true);
  const activity = data.value?.activity;
  const { step, key } = parameters;

  useEffect(() => {
    if (!activity || step === 'next') return;
    if (first.current) first.current = false;
    else body.current?.querySelector<HTMLElement>('[data-heading]')?.focus({ preventScroll: true });
  }, [activity?.id, step, key]);

  if (failure.value?.code === 'NOT_FOUND' || failure.value?.code === 'INVALID_INPUT' || (data.value && !activity)) return <NotFound />;
  if (!activity) {
    return (
      <Page title={shell.value.loading}>
        {failure.value ? (
          <Failure failure={failure.value} retry={reload} />
        ) : (
          <div class="panel tall">
            <Skeleton rows={10} />
          </div>
        )}
      </Page>
    );
  }
  return (
    <Page
      key={activity.id}
      title={activity.title}
      lead={
        <>
          {wordFor(terms.value.formats, activity.format)} · {terms.value.minutes(number(activity.minutes))} · <bdi>{activity.provider.name}</bdi>
        </>
      }
    >
      <div class={byActivity.value.has(activity.id) ? 'learning' : 'learning alone'}>
        <Steps activity={activity} view={byActivity.value.get(activity.id)} step={step} itemKey={key} />
        <div class="step" ref={body}>
          <Step activity={activity} step={step} itemKey={key} />
        </div>
      </div>
      <div class="outbox" role="status">
        {waiting.value >= WORTH_TELLING && <Notice tone="wait">{learning.value.outbox(waiting.value)}</Notice>}
      </div>
    </Page>
  );
}
