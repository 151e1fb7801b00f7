/** Messages of the milestones. Their names, conditions and reasons are the server's. */
import { catalog } from './catalog';

const english = {
  title: 'Milestones',
  lead: 'Awarded with the credit that completes them, dated by the day it was earned.',
  reached: 'Reached',
  ahead: 'Next',
  takenBack: 'Taken back',
  none: 'No milestone yet. The first credit brings the first one.',
  all: 'All milestones',
  isNew: 'New',
  isNext: 'Next',
  awarded: (date: string) => `Reached ${date}`,
  reversed: (date: string) => `Taken back ${date}: credit that it stood on was reversed. It is awarded again when it is earned again.`,
  progressOf: (label: string) => `Progress toward: ${label}`,
  announced: (labels: readonly string[]) => `${labels.length === 1 ? 'Milestone' : 'Milestones'} reached: ${labels.join(', ')}`,
};

export type MilestoneWords = typeof english;
export const milestoneWords = catalog(english, () => import('./milestones.ar'));
