/** Following a job to its end. */
import { useSignal, type Signal } from '@preact/signals';
import { createClient } from 'graphql-sse';
import { useEffect } from 'preact/hooks';
import { bodyOf, ENDPOINT, headers } from '../gql/client';
import { JOB_LIVE, type JobOf } from '../gql/jobs';
import { address } from '../lib/router';

const RETRIES = 100;

export const isOver = ({ status }: JobOf): boolean => status === 'DONE' || status === 'FAILED' || status === 'CANCELLED';

/** A job of which only the address tells: what it is comes with the first message about it. */
const named = (id: string | null): JobOf | undefined =>
  id ? { id, status: 'QUEUED', done: 0, total: null, downloadUrl: null, errors: [] } : undefined;

/** The job that the address names (`?job=`) or that was asked for, as it stands. Set it to what a mutation answered; it is followed until
 * it is over. */
export function useJob(): Signal<JobOf | undefined> {
  const job = useSignal(named(address.peek().searchParams.get('job')));
  const id = job.value?.id;
  useEffect(() => {
    if (!id || !job.peek() || isOver(job.peek()!)) return undefined;
    const client = createClient({ url: ENDPOINT, credentials: 'same-origin', headers, retryAttempts: RETRIES });
    client.subscribe<{ job: JobOf }>(bodyOf(JOB_LIVE, { id }), {
      next: ({ data }) => {
        if (data) job.value = data.job;
      },
      error: () => undefined,
      complete: () => undefined,
    });
    return () => client.dispose();
  }, [id]);
  return job;
}
