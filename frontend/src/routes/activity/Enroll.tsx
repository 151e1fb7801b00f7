/** Beginning. */
import type { ActivityOf } from '../../gql/activities';
import { request } from '../../gql/client';
import { ENROLL } from '../../gql/enrollments';
import { learning } from '../../i18n/learning';
import { useSubmission } from '../../state/refusals';
import { signedIn } from '../../state/session';
import { putDetail } from '../../state/store';
import { Notice, Problem } from '../../ui/Notice';

export function Enroll({ activity }: { activity: ActivityOf }) {
  const words = learning.value;
  const { busy, problem, run } = useSubmission();

  const enroll = async () => {
    const payload = await run(async () => (await request(ENROLL, { input: { activityId: activity.id } })).enroll);
    if (payload?.enrollment) putDetail(payload.enrollment);
  };

  if (activity.status !== 'PUBLISHED') return <Notice tone="wait">{words.retired}</Notice>;
  return (
    <div class="enroll">
      {signedIn.value ? (
        <button type="button" class="primary" disabled={busy.value} onClick={() => void enroll()}>
          {words.enroll}
        </button>
      ) : (
        <a class="button primary" href="/sign-in">
          {words.signInToEnroll}
        </a>
      )}
      <span class="aside">{words.enrollFree}</span>
      <Problem text={problem.value} />
    </div>
  );
}
