/** The way through an activity: every step with how far it is. */
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { ActivityOf } from '../../gql/activities';
import type { EnrollmentOf } from '../../gql/views';
import { percent } from '../../i18n/format';
import { learning } from '../../i18n/learning';
import { check, Icon } from '../../ui/Icon';
import { award } from '../../ui/icons';
import { Progress } from '../../ui/Progress';
import { addressOf, stepsOf } from './steps';

interface Props {
  activity: ActivityOf;
  view: EnrollmentOf | undefined;
  step: string | undefined;
  itemKey: string | undefined;
}

export function Steps({ activity, view, step, itemKey }: Props) {
  const open = useSignal(false);
  useEffect(() => {
    open.value = false;
  }, [step, itemKey]);
  if (!view) return null;
  const words = learning.value;
  const current = (kind: string, key: string) => (step === kind && (itemKey === undefined || itemKey === key) ? 'page' : undefined);
  return (
    <nav class={step && !open.value ? 'panel steps closed' : 'panel steps'} aria-label={words.steps}>
      <Progress value={view.percentComplete} label={words.progress} caption={words.complete(percent(view.percentComplete))} />
      {/* Beside the step there is room for the list; above it, on a phone, it opens on demand. */}
      {step && (
        <button type="button" class="toggle" aria-expanded={open.value} onClick={() => (open.value = !open.value)}>
          {words.steps}
        </button>
      )}
      <ol>
        <li>
          <a href={addressOf(activity.id)} aria-current={step === undefined ? 'page' : undefined}>
            <Icon path={award} />
            <span>{words.overview}</span>
          </a>
        </li>
        {stepsOf(activity, view).map((one) => (
          <li key={one.to}>
            <a href={one.to} aria-current={current(one.kind, one.key)} class={one.done ? 'done' : undefined}>
              <Icon path={one.done ? check : one.icon} />
              <span>
                <bdi>{one.title}</bdi>
              </span>
              <small>
                {one.done ? words.done : one.percent && Number(one.percent) > 0 ? percent(one.percent) : one.required ? words.required : ''}
              </small>
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
