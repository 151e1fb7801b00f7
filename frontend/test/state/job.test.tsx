import { render, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { JobOf } from '../../src/gql/jobs';
import { useJob } from '../../src/state/job';
import { openJobs } from '../../src/state/jobs';
import { serve } from '../server';

const job = (changes: Partial<JobOf> = {}): JobOf => ({
  id: 'job-1',
  status: 'QUEUED',
  done: 0,
  total: 10,
  downloadUrl: null,
  errors: [],
  ...changes,
});

function Follower() {
  const followed = useJob();
  return (
    <button type="button" onClick={() => (followed.value = job())}>
      {followed.value ? `${followed.value.status} ${followed.value.done}` : 'nothing'}
    </button>
  );
}

const says = (text: string) => waitFor(() => expect(screen.getByRole('button').textContent).toBe(text));

beforeEach(() => {
  openJobs.value = [];
});
afterEach(() => vi.unstubAllGlobals());

test('an open job moves by the stream, and nothing is asked for', async () => {
  const { asked } = serve({});
  openJobs.value = [job({ status: 'RUNNING', done: 3 })];
  render(<Follower />);
  screen.getByRole('button').click();
  await says('RUNNING 3');
  openJobs.value = [job({ status: 'RUNNING', done: 7 })];
  await says('RUNNING 7');
  expect(asked).toEqual([]);
});

test('a job that leaves the stream is asked for once, and is over', async () => {
  const { asked } = serve({ Job: () => ({ node: job({ status: 'DONE', done: 10 }) }) });
  openJobs.value = [job({ status: 'RUNNING', done: 9 })];
  render(<Follower />);
  screen.getByRole('button').click();
  await says('RUNNING 9');
  openJobs.value = [];
  await says('DONE 10');
  openJobs.value = [job({ id: 'job-2' })];
  expect(asked).toEqual([{ name: 'Job', variables: { id: 'job-1' } }]);
});

test('a job of which the stream never hears is asked for until it is over', async () => {
  const answers = [job(), job({ status: 'RUNNING', done: 5 }), job({ status: 'FAILED', done: 5 })];
  const { asked } = serve({ Job: () => ({ node: answers.shift() }) });
  render(<Follower />);
  screen.getByRole('button').click();
  await says('RUNNING 5');
  await says('FAILED 5');
  expect(asked).toHaveLength(3);
});

test('a page that was left asks no more', async () => {
  const { asked } = serve({ Job: () => ({ node: job() }) });
  const { unmount } = render(<Follower />);
  screen.getByRole('button').click();
  await waitFor(() => expect(asked).toHaveLength(1));
  unmount();
  await new Promise((resolve) => setTimeout(resolve, 2_500));
  expect(asked).toHaveLength(1);
});
