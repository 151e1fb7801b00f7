/** The viewer's jobs that are not over, as the stream lists them. */
import { signal } from '@preact/signals';
import type { JobOf } from '../gql/jobs';

export const openJobs = signal<readonly JobOf[]>([]);
