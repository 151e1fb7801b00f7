/** What the stream brings for some pages only. It is fetched with the first message, after what everybody waits for. */
import type { LiveOf } from '../gql/live';
import { forgetViewer, takeViewer } from './account';
import { forgetGoals, takeGoals } from './goals';
import { openJobs } from './jobs';
import { forgetMilestones, takeMilestones } from './milestones';

/** Take over one message of the stream. */
export function takeFurther({ goals, milestones, jobs, viewer }: LiveOf): void {
  if (goals) takeGoals(goals);
  if (milestones) takeMilestones(milestones);
  if (jobs) openJobs.value = jobs;
  if (viewer) takeViewer(viewer);
}

/** Forget it: somebody else may sign in next. */
export function forgetFurther(): void {
  forgetGoals();
  forgetMilestones();
  openJobs.value = [];
  forgetViewer();
}
