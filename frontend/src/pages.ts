/** The pages by address, all but the first two: a chunk of its own, fetched when one of them is wanted. A page's code comes when it is
 * first opened. What all of them rely on comes with the table. */
import { keepFocus } from './lib/keepFocus';
import { Routes } from './lib/router';
import type { Access, PageEntry } from './opening';

type Row = readonly [path: string, access: Access, load: PageEntry['load']];

/** A parameter stands as `:name`; `:name?` and what follows it may be left out. */
const rows: readonly Row[] = [
  ['/catalogue', 'catalogue', () => import('./routes/Catalogue')],
  ['/activities/:id/:step?/:key?', 'catalogue', () => import('./routes/Activity')],
  ['/credits', 'learner', () => import('./routes/Credits')],
  ['/goals', 'learner', () => import('./routes/Goals')],
  ['/progress', 'learner', () => import('./routes/Progress')],
  ['/where', 'learner', () => import('./routes/Where')],
  ['/certificates', 'learner', () => import('./routes/Certificates')],
  ['/help/:key?', 'anybody', () => import('./routes/Help')],
  ['/check-in', 'learner', () => import('./routes/CheckIn')],
  ['/milestones', 'learner', () => import('./routes/Milestones')],
  ['/staff/activities', 'staff', () => import('./routes/staff/Activities')],
  ['/staff/activities/:id', 'staff', () => import('./routes/staff/Editor')],
  ['/staff/activities/:id/sessions', 'staff', () => import('./routes/staff/Room')],
  ['/staff/activities/:id/participants', 'staff', () => import('./routes/staff/Participants')],
  ['/staff/activities/:id/participants/:enrollment', 'staff', () => import('./routes/staff/Participant')],
  ['/staff/activities/:id/results', 'staff', () => import('./routes/staff/Results')],
  ['/staff/activities/:id/attendance', 'staff', () => import('./routes/staff/Attendance')],
  ['/staff/activities/:id/award', 'staff', () => import('./routes/staff/Award')],
  ['/staff/activities/:id/policy', 'staff', () => import('./routes/staff/Policy')],
  ['/staff/learners', 'staff', () => import('./routes/staff/Learners')],
  ['/staff/learners/:id', 'staff', () => import('./routes/staff/LearnerRecord')],
  ['/setup', 'staff', () => import('./routes/Setup')],
  ['/staff/people', 'staff', () => import('./routes/staff/People')],
  ['/staff/organizations', 'staff', () => import('./routes/staff/Organizations')],
  ['/staff/proration', 'staff', () => import('./routes/staff/Proration')],
  ['/profile/:section?', 'learner', () => import('./routes/Profile')],
  ['/staff', 'staff', () => import('./routes/staff/Landing')],
  ['/staff/help', 'staff', () => import('./routes/staff/Questions')],
  ['/register', 'anybody', () => import('./routes/Register')],
  ['/accept-invitation', 'anybody', () => import('./routes/AcceptInvitation')],
  ['/forgotten-password', 'anybody', () => import('./routes/ForgottenPassword')],
  ['/reset-password', 'anybody', () => import('./routes/ResetPassword')],
];

export const pages = new Routes<PageEntry>(rows.map(([path, access, load]) => [path, { access, load }]));

keepFocus();
