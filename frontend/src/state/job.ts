/** Following a job to its end. */
import { effect, useSignal, type Signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { request } from '../gql/client';
import { JOB, type JobOf } from '../gql/jobs';
import { address } from '../lib/router';
import { openJobs } from './jobs';

/** A job that the stream does not list is over, or too young, or the stream is interrupted: so it is asked for until it is over. */
const ASK_AGAIN_MS = 2_000;

export const isOver = ({ status }: JobOf): boolean => status === 'DONE' || status === 'FAILED' || status === 'CANCELLED';

/** A job of which only the address tells: what it is comes with the first word about it. */
const named = (id: string | null): JobOf | undefined =>
  id ? { id, status: 'QUEUED', done: 0, total: null, downloadUrl: null, errors: [] } : undefined;

/** The job that the address names (`?job=`) or that was asked for, as it stands. Set it to what a mutation answered; it is followed until
 * it is over. */
export function useJob(): Signal<JobOf | undefined> {
  const job = useSignal(named(address.peek().searchParams.get('job')));
  const id = job.value?.id;
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let left = false;
    const follows = () => !left && job.peek()?.id === id && !isOver(job.peek()!);

    const ask = async () => {
      clearTimeout(timer);
      try {
        const { node } = await request(JOB, { id: id! });
        // It is somebody else's, or gone.
        if (!node) return;
        if (follows() && 'status' in node) job.value = node as JobOf;
      } catch {
        // The tab's own stream says that the connection is interrupted.
      }
      clearTimeout(timer);
      if (follows()) timer = setTimeout(() => void ask(), ASK_AGAIN_MS);
    };

    const unfollow = effect(() => {
      const listed = openJobs.value.find((one) => one.id === id);
      if (!id || !follows()) return;
      if (listed) job.value = listed;
      else void ask();
    });
    return () => {
      left = true;
      unfollow();
      clearTimeout(timer);
    };
  }, [id]);
  return job;
}
