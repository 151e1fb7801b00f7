/** What an activity's editor asks for, part by part: the fields of its definition, in the order in which they are written. */
import type { Editor } from '../../../i18n/editor';
import type { Accepted } from '../../../state/uploading';

export type Values = Readonly<Record<string, unknown>>;
type Name = keyof Editor['fields'];

interface Common {
  name: Name;
  /** Asked only where this holds of the values around it. */
  when?: (around: Values) => boolean;
}

export type Spec = Common &
  (
    | { as: 'line' | 'text' | 'check' | 'date' | 'moment' | 'lines' | 'professions' | 'seconds' }
    | { as: 'count' | 'amount'; optional?: boolean }
    | { as: 'choice'; from: keyof Editor['choices'] | 'formats' | 'types' | 'specialties' | 'boards' | 'providers' | 'steps' | 'interactive' | 'tests' }
    /** A stored file. Its type stands beside it, but for captions, which have but one. */
    | { as: 'file'; accept: Accepted }
    | { as: 'group'; of: readonly Spec[] }
    | { as: 'list'; item: keyof Editor['items']; of: readonly Spec[]; blank: (key: string) => Values }
  );

export type Part = 'basics' | 'credit' | 'policy' | 'contents' | 'sessions' | 'assessments' | 'evaluation' | 'recognition';

const day = (offset: number): string => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);
const is =
  (name: string, ...values: unknown[]) =>
  (around: Values): boolean =>
    values.includes(around[name]);

const CHOICES: Spec = {
  name: 'choices',
  as: 'list',
  item: 'choice',
  of: [
    { name: 'text', as: 'line' },
    { name: 'correct', as: 'check' },
  ],
  blank: (key) => ({ key, text: '', correct: false }),
};

const WAYS: Spec = {
  name: 'choices',
  as: 'list',
  item: 'way',
  of: [
    { name: 'text', as: 'line' },
    { name: 'feedback', as: 'text' },
    { name: 'goesTo', as: 'choice', from: 'steps' },
  ],
  blank: (key) => ({ key, text: '', feedback: '', goesTo: '' }),
};

const picture = (name: 'poster' | 'image', when?: Common['when']): Spec => ({
  name,
  as: 'group',
  of: [{ name: 'file', as: 'file', accept: 'picture' }],
  ...(when && { when }),
});

const isForm =
  (form: string) =>
  (item: Values): boolean =>
    item['kind'] === 'INTERACTIVE' && item['form'] === form;

const isVideo = is('kind', 'VIDEO');

const MEDIA: Spec = {
  name: 'media',
  as: 'list',
  item: 'file',
  of: [{ name: 'file', as: 'file', accept: 'video' }],
  blank: () => ({ file: '', mediaType: '' }),
  when: isVideo,
};

const CAPTIONS: Spec = {
  name: 'captions',
  as: 'list',
  item: 'captions',
  of: [
    { name: 'file', as: 'file', accept: 'captions' },
    { name: 'language', as: 'choice', from: 'language' },
    { name: 'label', as: 'line' },
  ],
  blank: () => ({ file: '', language: 'en', label: 'English' }),
  when: isVideo,
};

const AREAS: Spec = {
  name: 'areas',
  as: 'list',
  item: 'area',
  of: [
    { name: 'label', as: 'line' },
    { name: 'x', as: 'amount' },
    { name: 'y', as: 'amount' },
    { name: 'width', as: 'amount' },
    { name: 'height', as: 'amount' },
    { name: 'feedback', as: 'text' },
  ],
  blank: (key) => ({ key, label: '', x: '10', y: '10', width: '20', height: '20', feedback: '' }),
};

const BONUS: Spec = {
  name: 'bonus',
  as: 'list',
  item: 'bonus',
  of: [
    { name: 'name', as: 'choice', from: 'bonus' },
    { name: 'content', as: 'choice', from: 'interactive', when: is('name', 'interactive-complete') },
    { name: 'assessment', as: 'choice', from: 'tests', when: is('name', 'score-at-least') },
    { name: 'score', as: 'amount', optional: true, when: is('name', 'score-at-least') },
    { name: 'amount', as: 'amount' },
    { name: 'type', as: 'choice', from: 'types' },
    { name: 'board', as: 'choice', from: 'boards', when: is('type', 'MOC') },
    { name: 'specialty', as: 'choice', from: 'specialties', when: is('type', 'SPECIALTY') },
  ],
  blank: () => ({ name: 'interactive-complete', amount: '0.25', type: 'AMA_PRA_CATEGORY_1', board: '', specialty: '', content: '', assessment: '', score: null }),
};

const step = (...of: Spec[]): Spec => ({
  name: 'steps',
  as: 'list',
  item: 'step',
  of: [{ name: 'text', as: 'text' }, ...of],
  blank: (key) => ({ key, text: '', back: '', image: null, imageDescription: '', choices: [], areas: [] }),
});

const QUESTIONS: Spec = {
  name: 'questions',
  as: 'list',
  item: 'question',
  of: [{ name: 'text', as: 'text' }, CHOICES, { name: 'feedback', as: 'text' }],
  blank: (key) => ({ key, text: '', feedback: '', choices: ['a', 'b'].map((one, index) => ({ key: one, text: '', correct: index === 0 })) }),
};

export const PARTS: Record<Part, readonly Spec[]> = {
  basics: [
    { name: 'title', as: 'line' },
    { name: 'code', as: 'line' },
    { name: 'description', as: 'text' },
    { name: 'learningFormat', as: 'choice', from: 'formats' },
    { name: 'language', as: 'choice', from: 'language' },
    { name: 'jointProvider', as: 'choice', from: 'providers' },
    { name: 'specialty', as: 'choice', from: 'specialties' },
    { name: 'minutes', as: 'count' },
    { name: 'releasedOn', as: 'date' },
    { name: 'expiresOn', as: 'date' },
    { name: 'timeZone', as: 'line' },
    { name: 'location', as: 'line' },
  ],
  credit: [
    {
      name: 'designated',
      as: 'list',
      item: 'credit',
      of: [
        { name: 'type', as: 'choice', from: 'types' },
        { name: 'maximum', as: 'amount' },
        { name: 'base', as: 'amount', optional: true },
        { name: 'board', as: 'choice', from: 'boards', when: is('type', 'MOC') },
        { name: 'mocType', as: 'line', when: is('type', 'MOC') },
        { name: 'specialty', as: 'choice', from: 'specialties', when: is('type', 'SPECIALTY') },
        { name: 'professions', as: 'professions' },
      ],
      blank: () => ({ type: 'AMA_PRA_CATEGORY_1', maximum: '1.00', base: null, board: '', specialty: '', professions: null, mocType: '' }),
    },
  ],
  policy: [
    {
      name: 'policy',
      as: 'group',
      of: [
        { name: 'minimumParticipation', as: 'amount' },
        { name: 'passingScore', as: 'amount' },
        { name: 'minimumMinutes', as: 'count' },
        { name: 'evaluationRequired', as: 'check' },
        { name: 'partialCredit', as: 'check' },
        { name: 'partialFrom', as: 'amount', when: is('partialCredit', true) },
        { name: 'rounding', as: 'choice', from: 'rounding' },
        { name: 'creditValidMonths', as: 'count', optional: true },
        { name: 'creditValidUntil', as: 'date' },
        BONUS,
      ],
    },
  ],
  contents: [
    {
      name: 'contents',
      as: 'list',
      item: 'content',
      of: [
        { name: 'title', as: 'line' },
        { name: 'kind', as: 'choice', from: 'kind' },
        { name: 'body', as: 'text', when: is('kind', 'READING') },
        MEDIA,
        { name: 'durationSeconds', as: 'seconds', when: isVideo },
        CAPTIONS,
        { name: 'transcript', as: 'text', when: isVideo },
        picture('poster', isVideo),
        { name: 'form', as: 'choice', from: 'form', when: is('kind', 'INTERACTIVE') },
        { ...step({ name: 'back', as: 'text' }), when: isForm('FLASH_CARDS') },
        { ...step(WAYS), when: isForm('BRANCHING_CASE') },
        { ...step(picture('image'), { name: 'imageDescription', as: 'line' }, AREAS), when: isForm('HOTSPOT') },
        { name: 'weight', as: 'count' },
        { name: 'minimumMinutes', as: 'count' },
        { name: 'required', as: 'check' },
      ],
      blank: (key) => ({
        key, kind: 'READING', title: '', weight: 1, required: false, minimumMinutes: 0, durationSeconds: 0,
        media: [], captions: [], poster: null, transcript: '', body: '', form: null, steps: [],
      }),
    },
  ],
  sessions: [
    {
      name: 'sessions',
      as: 'list',
      item: 'session',
      of: [
        { name: 'title', as: 'line' },
        { name: 'startsAt', as: 'moment' },
        { name: 'endsAt', as: 'moment' },
        { name: 'place', as: 'line' },
        { name: 'link', as: 'line' },
        { name: 'required', as: 'check' },
      ],
      blank: (key) => ({ key, title: '', startsAt: `${day(7)}T09:00`, endsAt: `${day(7)}T10:00`, place: '', link: '', required: false }),
    },
  ],
  assessments: [
    {
      name: 'assessments',
      as: 'list',
      item: 'assessment',
      of: [
        { name: 'title', as: 'line' },
        { name: 'passingScore', as: 'amount', optional: true },
        { name: 'attemptsAllowed', as: 'count' },
        { name: 'required', as: 'check' },
        QUESTIONS,
      ],
      blank: (key) => ({ key, title: '', passingScore: null, attemptsAllowed: 3, required: true, questions: [] }),
    },
  ],
  evaluation: [
    {
      name: 'evaluation',
      as: 'group',
      of: [
        { name: 'title', as: 'line' },
        {
          name: 'questions',
          as: 'list',
          item: 'question',
          of: [
            { name: 'text', as: 'text' },
            { name: 'kind', as: 'choice', from: 'asked' },
            { name: 'options', as: 'lines', when: is('kind', 'CHOICE') },
            { name: 'required', as: 'check' },
          ],
          blank: (key) => ({ key, text: '', kind: 'RATING', options: [], required: true }),
        },
      ],
    },
  ],
  recognition: [
    {
      name: 'recognition',
      as: 'list',
      item: 'regulator',
      of: [
        { name: 'regulator', as: 'line' },
        { name: 'recognized', as: 'choice', from: 'recognized' },
        { name: 'source', as: 'line' },
        { name: 'checkedOn', as: 'date' },
        { name: 'note', as: 'line' },
      ],
      blank: () => ({ regulator: '', recognized: null, source: '', checkedOn: day(0), note: '' }),
    },
  ],
};

/** An activity of which nothing is written yet. */
export const blankActivity = (provider: string, language: string): Values => ({
  code: '', provider, title: '', description: '', learningFormat: 'ENDURING', language, releasedOn: day(0), minutes: 60,
  designated: [], jointProvider: '', specialty: '', expiresOn: null, timeZone: 'Asia/Dubai', location: '',
  contents: [], sessions: [], assessments: [], recognition: [], evaluation: { title: '', questions: [] },
  policy: {
    minimumParticipation: '80', passingScore: '70', minimumMinutes: 0, evaluationRequired: true, partialCredit: true,
    partialFrom: '50', rounding: 'DOWN', bonus: [], creditValidMonths: null, creditValidUntil: null,
  },
});

/** A key that none of these has. */
export function freeKey(items: readonly Values[]): string {
  const taken = new Set(items.map(({ key }) => key));
  let number = items.length + 1;
  while (taken.has(`n${number}`)) number += 1;
  return `n${number}`;
}
