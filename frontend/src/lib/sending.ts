/** A file's bytes to where they were announced, piece by piece: what a broken connection or a pause cut off goes on where it stopped. */

/** The piece that one request carries. */
export const PIECE = 2 * 1024 * 1024;

/** How often, and after how many ms, the server is asked again while it is still busy with the piece that was cut off. */
const PATIENCE = 10;
const PAUSE = 400;

export type Outcome = 'sent' | 'paused' | 'offline' | 'signed-out' | 'other-inside' | 'gone';

const OUTCOMES: Record<number, Outcome> = { 401: 'signed-out', 403: 'gone', 404: 'gone', 413: 'other-inside', 415: 'other-inside' };
const CONFLICT = 409;

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Send what the server does not have yet. `progress` is told how many bytes it has; `pause` stops it in the middle of a piece. */
export async function send(file: Blob, url: string, pause: AbortSignal, progress: (sent: number) => void): Promise<Outcome> {
  const ask = (init: RequestInit) => fetch(url, { ...init, credentials: 'same-origin', signal: pause });
  let patience = PATIENCE;
  try {
    let answer = await ask({ method: 'HEAD' });
    for (;;) {
      const offset = Number(answer.headers.get('upload-offset') ?? Number.NaN);
      const busy = answer.status === CONFLICT && Number.isNaN(offset);
      // Each piece begins where the one before it ended.
      /* oxlint-disable no-await-in-loop */
      if (busy && patience > 0) {
        patience -= 1;
        await wait(PAUSE);
        answer = await ask({ method: 'HEAD' });
        continue;
      }
      if (Number.isNaN(offset)) return OUTCOMES[answer.status] ?? 'offline';
      progress(offset);
      if (offset >= file.size) return 'sent';
      answer = await ask({ method: 'PATCH', headers: { 'upload-offset': String(offset) }, body: file.slice(offset, offset + PIECE) });
      /* oxlint-enable no-await-in-loop */
    }
  } catch {
    return pause.aborted ? 'paused' : 'offline';
  }
}
