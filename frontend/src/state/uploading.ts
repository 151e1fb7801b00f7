/** One file on its way to the service: announced, sent, checked and stored; it can be paused and called off meanwhile. */
import { useSignal, type Signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { request } from '../gql/client';
import type { RefusalOf } from '../gql/session';
import { CANCEL_UPLOAD, FINISH_UPLOAD, START_UPLOAD, type UploadOf } from '../gql/uploads';
import { number } from '../i18n/format';
import { uploads } from '../i18n/uploads';
import { send } from '../lib/sending';
import { sentenceFor, sentenceForFailure } from './refusals';
import { sessionIsOver } from './session';

/** The types that may be uploaded, by what a file's name ends with: browsers do not know all of them. */
const TYPES: Readonly<Record<string, string>> = {
  webm: 'video/webm', mp4: 'video/mp4', m4v: 'video/mp4', vtt: 'text/vtt',
  png: 'image/png', jpg: 'image/jpeg', jpeg: 'image/jpeg', webp: 'image/webp',
};

export const ACCEPTED = {
  video: ['webm', 'mp4', 'm4v'],
  picture: ['png', 'jpg', 'jpeg', 'webp'],
  captions: ['vtt'],
} as const;
export type Accepted = keyof typeof ACCEPTED;

const endingOf = ({ name }: File): string => name.slice(name.lastIndexOf('.') + 1).toLowerCase();

export interface Uploading {
  /** The file under way, undefined for none. */
  readonly file: Signal<File | undefined>;
  /** Bytes that the server has. */
  readonly sent: Signal<number>;
  readonly state: Signal<'idle' | 'sending' | 'paused' | 'offline'>;
  readonly problem: Signal<string>;
  begin(file: File): Promise<void>;
  pause(): void;
  goOn(): Promise<void>;
  cancel(): Promise<void>;
}

function sentenceOf(errors: readonly RefusalOf[]): string {
  const words = uploads.value;
  return errors
    .map((error) => {
      const { rule, mebibytes } = Object.fromEntries((error.parameters ?? []).map(({ name, value }) => [name, value]));
      if (rule === 'too-large') return words.tooLarge(number(mebibytes ?? '0'));
      return sentenceFor(error, words.rules);
    })
    .join(' ');
}

/** Uploading one file at a time for an organization; `stored` is told of each that has arrived. */
export function useUploading(organizationId: string, accept: Accepted, stored: (upload: UploadOf) => void): Uploading {
  const file = useSignal<File | undefined>();
  const sent = useSignal(0);
  const state = useSignal<'idle' | 'sending' | 'paused' | 'offline'>('idle');
  const problem = useSignal('');
  const upload = useRef<UploadOf | undefined>(undefined);
  const control = useRef(new AbortController());

  const stop = (sentence = '') => {
    problem.value = sentence;
    state.value = 'idle';
    file.value = upload.current = undefined;
  };

  const goOn = async () => {
    const [bytes, announced] = [file.peek(), upload.current];
    if (!bytes || !announced) return;
    state.value = 'sending';
    control.current = new AbortController();
    const outcome = await send(bytes, announced.uploadUrl, control.current.signal, (count) => (sent.value = count));
    if (upload.current !== announced) return;
    if (outcome === 'paused' || outcome === 'offline') {
      state.value = outcome;
      return;
    }
    if (outcome === 'signed-out') sessionIsOver();
    if (outcome !== 'sent') {
      stop(uploads.value.outcomes[outcome]);
      return;
    }
    try {
      const { finishUpload } = await request(FINISH_UPLOAD, { input: { uploadId: announced.id } });
      const finished = finishUpload?.upload;
      stop(finished ? '' : sentenceOf(finishUpload?.errors ?? []));
      if (finished) stored(finished);
    } catch (failure) {
      // All bytes are there: going on asks for the end again.
      problem.value = sentenceForFailure(failure);
      state.value = 'paused';
    }
  };

  const begin = async (chosen: File) => {
    if (state.peek() !== 'idle') return;
    const ending = endingOf(chosen);
    if (!(ACCEPTED[accept] as readonly string[]).includes(ending)) {
      problem.value = uploads.value.wrongType(chosen.name, uploads.value.takes[accept]);
      return;
    }
    problem.value = '';
    sent.value = 0;
    state.value = 'sending';
    file.value = chosen;
    try {
      const input = { organizationId, name: chosen.name, mediaType: TYPES[ending]!, size: chosen.size };
      const { startUpload } = await request(START_UPLOAD, { input });
      if (!startUpload?.upload) {
        stop(sentenceOf(startUpload?.errors ?? []));
        return;
      }
      upload.current = startUpload.upload;
    } catch (failure) {
      stop(sentenceForFailure(failure));
      return;
    }
    await goOn();
  };

  const cancel = async () => {
    const announced = upload.current;
    stop();
    control.current.abort();
    // What cannot be called off now is cleared away by the server after a day.
    if (announced) await request(CANCEL_UPLOAD, { input: { uploadId: announced.id } }).catch(() => undefined);
  };

  useEffect(() => {
    const online = () => {
      if (state.peek() === 'offline') void goOn();
    };
    addEventListener('online', online);
    return () => {
      removeEventListener('online', online);
      void cancel();
    };
  }, []);

  return { file, sent, state, problem, begin, goOn, cancel, pause: () => control.current.abort() };
}
