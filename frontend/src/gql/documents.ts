/** Every operation of the dashboard. Not part of the bundle: the build puts identifiers in the place of operations (`plugins/documents.ts`).
 * Imports in this folder name the extension, because vite.config.ts loads it outside of the bundler. */
import * as account from './account.ts';
import * as activities from './activities.ts';
import * as authoring from './authoring.ts';
import * as certificates from './certificates.ts';
import * as credits from './credits.ts';
import * as dashboard from './dashboard.ts';
import * as directory from './directory.ts';
import * as editing from './editing.ts';
import * as enrollments from './enrollments.ts';
import * as goals from './goals.ts';
import * as help from './help.ts';
import * as jobs from './jobs.ts';
import * as live from './live.ts';
import * as milestones from './milestones.ts';
import * as organizations from './organizations.ts';
import * as packages from './packages.ts';
import * as participants from './participants.ts';
import * as people from './people.ts';
import * as profile from './profile.ts';
import * as progress from './progress.ts';
import * as room from './room.ts';
import * as session from './session.ts';
import * as setup from './setup.ts';
import * as staff from './staff.ts';
import * as uploads from './uploads.ts';
import * as views from './views.ts';
import * as where from './where.ts';

/** The modules of this folder that hold operations and fragments, by file name; a test holds the list to the folder. */
export const modules = {
  account,
  activities,
  authoring,
  certificates,
  credits,
  dashboard,
  directory,
  editing,
  enrollments,
  goals,
  help,
  jobs,
  live,
  milestones,
  organizations,
  packages,
  participants,
  people,
  profile,
  progress,
  room,
  session,
  setup,
  staff,
  uploads,
  views,
  where,
};
