/** Milestones as pages show them: sorted into what was reached, what comes next and what was taken back. */
import { computed } from '@preact/signals';
import { MILESTONES } from '../../gql/milestones';
import { milestones, stands, takeMilestones } from '../../state/milestones';
import { useQuery } from '../../state/query';

const all = computed(() => milestones.value ?? []);

/** Those that stand, the newest first. */
export const reached = computed(() => all.value.filter(stands));
/** Those that come next, the nearest first. */
export const ahead = computed(() =>
  all.value.filter((one) => one.awardedOn === null).toSorted((a, b) => Number(b.progress) - Number(a.progress)),
);
/** Those whose ground was taken away. */
export const takenBack = computed(() => all.value.filter((one) => one.reversedOn !== null));

/** Ask for them when a page opens; what changes later comes by the stream. */
export const useMilestones = () =>
  useQuery(MILESTONES, {}, ({ viewer }) => {
    if (viewer.learner) takeMilestones(viewer.learner.milestones);
  });
