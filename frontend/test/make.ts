/** Builders that default everything. */
import type { ActivityOf } from '../src/gql/activities';
import type { DetailOf } from '../src/gql/enrollments';
import type { ProfileOf } from '../src/gql/session';
import type { LiveOf } from '../src/gql/live';
import type { CreditOf, GateOf, SummaryOf } from '../src/gql/views';

export const learner = (changes: Partial<ProfileOf> = {}): ProfileOf => ({
  id: 'learner-1',
  name: 'Dr. Layla Haddad',
  givenName: 'Layla',
  familyName: 'Haddad',
  printedName: 'Layla Haddad',
  profession: 'PHYSICIAN',
  specialty: null,
  timeZone: 'Asia/Dubai',
  language: 'en',
  ...changes,
});

export const gate = (changes: Partial<GateOf> = {}): GateOf => ({
  kind: 'CONTENT',
  met: false,
  actual: '45.00',
  required: '80.00',
  unit: 'PERCENT',
  code: 'content.short',
  explanation: 'As the server explains it.',
  actor: 'LEARNER',
  since: null,
  ...changes,
});

export const credit = (changes: Partial<CreditOf> = {}): CreditOf => ({
  id: 'credit-1',
  title: 'Sepsis in the first hour',
  provider: 'Gulf Academy',
  type: 'AMA_PRA_CATEGORY_1',
  board: null,
  specialty: null,
  amount: '2.25',
  unit: 'CREDIT',
  basis: 'FULL',
  countsInTotal: true,
  earnedOn: '2026-03-01',
  recordedAt: '2026-03-01T10:00:00Z',
  expiresOn: null,
  status: 'ACTIVE',
  reason: null,
  reversedBy: null,
  activity: { id: 'activity-1' },
  certificates: [],
  ...changes,
});

export const enrollment = (changes: Partial<DetailOf> = {}): DetailOf => ({
  id: 'enrollment-1',
  status: 'IN_PROGRESS',
  percentComplete: '45.00',
  updatedAt: '2026-03-01T10:00:00Z',
  activity: { id: 'activity-1', title: 'Sepsis in the first hour', format: 'ENDURING', minutes: 60 },
  gates: [gate()],
  claimable: [],
  credits: [],
  contentProgress: [],
  sessionProgress: [],
  attempts: [],
  evaluationSubmittedAt: null,
  resume: [],
  results: [],
  ...changes,
});

const content = (key: string, required = true): ActivityOf['contents'][number] => ({
  key,
  kind: 'READING',
  title: key,
  required,
  minimumMinutes: 0,
  durationSeconds: 0,
  transcript: null,
  form: null,
  media: [],
  captions: [],
  poster: null,
  blocks: [],
  steps: [],
});

export const assessment = (changes: Partial<ActivityOf['assessments'][number]> = {}): ActivityOf['assessments'][number] => ({
  key: 'test',
  title: 'Post-test',
  passingScore: '70.00',
  attemptsAllowed: 3,
  required: true,
  questions: [
    { key: 'q1', text: 'When?', multiple: false, choices: [{ key: 'a', text: 'At once' }, { key: 'b', text: 'Later' }] },
    { key: 'q2', text: 'Which?', multiple: true, choices: [{ key: 'a', text: 'Lactate' }, { key: 'b', text: 'Cultures' }] },
  ],
  ...changes,
});

export const activity = (changes: Partial<ActivityOf> = {}): ActivityOf => ({
  id: 'activity-1',
  version: 1,
  status: 'PUBLISHED',
  code: 'sepsis',
  title: 'Sepsis in the first hour',
  description: 'What to do.',
  format: 'ENDURING',
  language: 'en',
  releasedOn: '2026-01-01',
  expiresOn: null,
  minutes: 60,
  timeZone: 'Asia/Dubai',
  location: null,
  provider: { id: 'provider-1', name: 'Gulf Academy' },
  jointProvider: null,
  specialty: null,
  designated: [],
  policy: {
    minimumParticipation: '80.00',
    passingScore: '70.00',
    minimumMinutes: 0,
    evaluationRequired: true,
    partialFrom: '50.00',
    creditValidMonths: null,
    creditValidUntil: null,
    bonus: [],
  },
  contents: [content('film'), content('paper'), content('extra', false)],
  sessions: [],
  assessments: [assessment()],
  evaluation: { title: 'Evaluation', questions: [] },
  statements: [],
  recognition: [],
  enrollment: null,
  ...changes,
});

/** A summary: nothing was earned unless it says so. */
export const summary = (changes: Partial<SummaryOf> = {}): SummaryOf => ({
  total: '0.00',
  points: '0.00',
  expired: { amount: '0.00', points: '0.00' },
  byType: [],
  bySpecialty: [],
  byMonth: [],
  annual: [],
  ...changes,
});

/** A message of the stream in which nothing has changed unless it says so. */
export const update = (changes: Partial<LiveOf> = {}): LiveOf => ({
  at: '2026-03-01T10:00:00Z',
  summary: null,
  enrollments: null,
  goals: null,
  milestones: null,
  jobs: null,
  helpRequests: null,
  viewer: null,
  removedIds: [],
  sessionEnded: false,
  ...changes,
});
