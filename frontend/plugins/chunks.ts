/** Which modules travel together: few files compress better than many, and what always comes together is one request. What is not named
 * here is a chunk of its own, with the page that it is of. */

import type { Plugin } from 'vite';

/** What the first page needs, whichever it is. */
const CORE = new RegExp(
  [
    'node_modules/(preact|@preact)/',
    'preload-helper',
    'src/(App|boot|opening)\\.tsx?',
    'src/i18n/(catalog|shell)\\.ts',
    'src/lib/(announce|help|preload|router)',
    'src/gql/(client|graphql|session)\\.ts',
    'src/routes/SignIn',
    'src/state/(companions|connection|preferences|refusals|session)',
    'src/ui/(Field|Footer|Header|Icon|Loading|Notice|Page)\\.tsx',
  ].join('|'),
);
/** The dashboard's question, which is under way while its page is still being fetched. */
const EARLY = /src\/(gql\/(dashboard|views)|state\/early)/;
/** The parts of the frame for whoever is signed in. */
const COMPANIONS = /src\/(i18n\/frame\.ts|ui\/(companions|Interruption|Menu))/;
/** What the pages around an account need. */
const ACCOUNT = /src\/(i18n\/account\.ts|gql\/account|routes\/(Register|ForgottenPassword|ResetPassword)|ui\/(NewPassword|ProfileFields))/;
/** What the pages behind the sign-in share. */
const SHARED = /src\/(i18n\/(terms|overview|format)\.ts|ui\/(Amount|Badge|Gates|Progress|icons|lazily)\.tsx?|state\/(query|renewal|store|unpaid|waiting)|routes\/NotFound)/;
/** What the stream brings for some pages, and for the lower half of the dashboard. */
const FURTHER = /src\/(gql\/(milestones|goals|jobs|certificates)|i18n\/milestones\.ts|state\/(account|further|goals|jobs|milestones))/;
/** Rows and charts: what the lower half of the dashboard has in common with the pages about credits and goals. */
const LATER =
  /src\/(gql\/(credits|progress)\.ts|i18n\/(ledger|goals|progress)\.ts|lib\/parameters|routes\/milestones\/(listed|milestones\.css)|state\/(changes|paging)|ui\/([Ll]edger|Listing|Download|[Dd]ialog|Course|charts\/))/;
/** What is left of what learners' pages have in common. */
const PAGES =
  /src\/(i18n\/(offers|room)\.ts|gql\/(activities|enrollments|directory|room)|lib\/(draft|focus)|state\/(job|outbox)\.ts|ui\/(Blocks|Sections|TextArea))/;
/** Help and questions: of the page, of the question from elsewhere, and of staff's answers. */
const HELP = /src\/(i18n\/help\.ts|gql\/help|routes\/(Help|help\/)|ui\/AskForHelp)/;
/** The sections of the profile. */
const PROFILE = /src\/(i18n\/(profile|looks)\.ts|gql\/profile|routes\/profile\/)/;
/** What staff's pages have in common. */
const STAFF =
  /src\/(i18n\/(staff|participants|bulk)\.ts|gql\/participants|lib\/(files|intervals)|state\/watch|routes\/staff\/(menu|provider|StaffPage|ActivityPage|JobProgress))/;

/** For `codeSplitting`; what fits more than one goes to the first of the highest priority. */
export const groups = [
  { name: 'arabic', test: /\/(shell|frame|terms|overview|offers)\.ar\.ts$/, priority: 2 },
  { name: 'arabic-later', test: /\/(ledger|goals|progress|milestones)\.ar\.ts$/, priority: 2 },
  { name: 'arabic-staff', test: /\/(staff|participants|bulk)\.ar\.ts$/, priority: 2 },
  { name: 'arabic-people', test: /\/(people|invitation|organizations|setup)\.ar\.ts$/, priority: 2 },
  { name: 'core', test: CORE, priority: 1 },
  { name: 'early', test: EARLY },
  { name: 'companions', test: COMPANIONS },
  { name: 'account', test: ACCOUNT },
  { name: 'shared', test: SHARED },
  { name: 'further', test: FURTHER },
  { name: 'later', test: LATER },
  { name: 'pages', test: PAGES },
  { name: 'help', test: HELP },
  { name: 'profile', test: PROFILE },
  { name: 'staff', test: STAFF },
];

/** Fails the build where chunks import each other in a circle: what one makes as it loads may then not be there yet for the other. */
export function noCircles(): Plugin {
  return {
    name: 'no-circles',
    generateBundle(_, bundle) {
      const importsOf = (file: string) => {
        const chunk = bundle[file];
        return chunk?.type === 'chunk' ? chunk.imports : [];
      };
      const safe = new Set<string>();
      const follow = (file: string, path: readonly string[]) => {
        if (path.includes(file)) this.error(`chunks import each other: ${[...path, file].join(' > ')}`);
        if (safe.has(file)) return;
        for (const imported of importsOf(file)) follow(imported, [...path, file]);
        safe.add(file);
      };
      for (const file of Object.keys(bundle)) follow(file, []);
    },
  };
}
