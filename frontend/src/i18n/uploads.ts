/** Messages of bringing a file. */
import { catalog } from './catalog';

const english = {
  choose: 'Choose a file, or drop it here',
  replace: 'Choose another file to replace it',
  takes: { video: 'WebM or MP4.', picture: 'PNG, JPEG or WebP.', captions: 'WebVTT (.vtt).' },
  size: (mebibytes: string) => `${mebibytes} MiB`,
  sending: (name: string) => `Sending ${name}`,
  pause: 'Pause',
  goOn: 'Go on',
  cancel: 'Cancel',
  offline: 'No connection. It goes on where it stopped as soon as there is one.',
  wrongType: (name: string, takes: string) => `“${name}” cannot be taken here. ${takes}`,
  tooLarge: (mebibytes: string) => `This file is too large: at most ${mebibytes} MiB.`,
  rules: {
    empty: 'This file is empty.',
    'not-a-picture': 'This file cannot be read as a picture.',
    measures: 'The longer side of a seal has 200 to 6,000 pixels, and is at most three times as long as the other.',
  } as Record<string, string>,
  outcomes: {
    'signed-out': 'You are signed out.',
    'other-inside': 'This file is not what its name says: it was not taken.',
    gone: 'This upload is over. Choose the file again.',
  },
};

export type Uploads = typeof english;
export const uploads = catalog(english, () => import('./uploads.ar'));
