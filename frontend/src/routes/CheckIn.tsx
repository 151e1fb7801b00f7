/** What the code in the room leads to: one press enrolls, if need be, and checks in. */
import { useSignal } from '@preact/signals';
import { request } from '../gql/client';
import { CHECK_IN } from '../gql/enrollments';
import { room } from '../i18n/room';
import { address } from '../lib/router';
import { useSubmission } from '../state/refusals';
import { putDetail } from '../state/store';
import { Field } from '../ui/Field';
import { Notice, Problem } from '../ui/Notice';
import { Page } from '../ui/Page';

export default function CheckIn() {
  const words = room.value;
  const { busy, problem, faults, run } = useSubmission(['code']);
  const activity = useSignal<{ id: string; title: string } | undefined>(undefined);

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const code = String(new FormData(form).get('code') ?? '');
    const payload = await run(async () => (await request(CHECK_IN, { input: { code } })).checkIn, form);
    if (!payload?.enrollment) return;
    putDetail(payload.enrollment);
    activity.value = payload.enrollment.activity;
  };

  return (
    <Page title={words.checkIn} narrow>
      {activity.value ? (
        <div class="panel stack">
          <Notice tone="good" role="status">
            {words.done}
          </Notice>
          <a class="button primary" href={`/activities/${encodeURIComponent(activity.value.id)}`}>
            <bdi>{activity.value.title}</bdi>
          </a>
        </div>
      ) : (
        <form class="panel stack" onSubmit={(event) => void submit(event)}>
          <p>{words.lead}</p>
          <Field
            label={words.code}
            fault={faults.value['code']}
            name="code"
            defaultValue={address.value.searchParams.get('code') ?? ''}
            autocapitalize="characters"
            autocomplete="off"
            required
            dir="ltr"
          />
          <Problem text={faults.value['code'] ? '' : problem.value} />
          <button class="primary" disabled={busy.value}>
            {words.checkIn}
          </button>
        </form>
      )}
    </Page>
  );
}
