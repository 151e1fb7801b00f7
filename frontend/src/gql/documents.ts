/** Every operation of the dashboard, for the manifest that the build writes (`documents.json`). Not part of the bundle.
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
import { nameOf, textOf } from './graphql.ts';
import * as help from './help.ts';
import * as jobs from './jobs.ts';
import * as live from './live.ts';
import * as milestones from './milestones.ts';
import * as participants from './participants.ts';
import * as profile from './profile.ts';
import * as progress from './progress.ts';
import * as room from './room.ts';
import * as session from './session.ts';
import * as where from './where.ts';

const modules = [
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
  participants,
  profile,
  progress,
  room,
  session,
  where,
];

/** Name and complete text of each operation; fragments alone are none. */
export const documents = modules
  .flatMap((module) => Object.values(module))
  .map((document) => ({ name: nameOf(document), text: textOf(document) }))
  .filter(({ name }) => name !== '');
