/** Taking one's own data along: collected by a job, then downloaded. */
import { request } from '../../gql/client';
import { EXPORT_MY_DATA } from '../../gql/profile';
import { profile } from '../../i18n/profile';
import { isOver, useJob } from '../../state/job';
import { useSubmission } from '../../state/refusals';
import { Notice, Problem } from '../../ui/Notice';

export function Data() {
  const words = profile.value;
  const job = useJob();
  const { busy, problem, run } = useSubmission();
  const working = Boolean(job.value && !isOver(job.value));

  const collect = async () => {
    const payload = await run(async () => (await request(EXPORT_MY_DATA)).exportMyData);
    if (payload?.job) job.value = payload.job;
  };

  return (
    <section class="panel stack" aria-labelledby="data">
      <h2 id="data">{words.data}</h2>
      <p>{words.dataLead}</p>
      <Problem text={problem.value} />
      <div role="status">
        {working && (
          <div class="progress">
            <progress max={job.value?.total ?? 1} value={job.value?.total ? job.value.done : undefined} aria-label={words.collecting} />
            <span class="figure">{words.collecting}</span>
          </div>
        )}
        {job.value?.status === 'DONE' && <Notice tone="good">{words.collected}</Notice>}
        {job.value && isOver(job.value) && job.value.status !== 'DONE' && <Notice tone="bad">{words.notCollected}</Notice>}
      </div>
      <div>
        {job.value?.downloadUrl ? (
          <a class="button primary" href={job.value.downloadUrl} download>
            {words.download}
          </a>
        ) : (
          <button type="button" class="primary" disabled={busy.value || working} onClick={() => void collect()}>
            {words.collect}
          </button>
        )}
      </div>
    </section>
  );
}
