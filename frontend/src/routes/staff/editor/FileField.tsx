/** A file of an activity: brought, shown as it will be seen, replaced. */
import { useEffect, useRef } from 'preact/hooks';
import { editor } from '../../../i18n/editor';
import type { Accepted } from '../../../state/uploading';
import { Field } from '../../../ui/Field';
import { Upload } from '../../../ui/Upload';
import type { Values } from './specs';

const addressOf = (file: unknown): string => `/media/${encodeURIComponent(String(file))}`;

/** A picture, with the areas that are to be found on it. They are measured from its left edge, in either direction of writing. */
function Shown({ file, areas }: { file: string; areas: readonly Values[] }) {
  return (
    <div class="outlined" dir="ltr">
      <img class="brought" src={addressOf(file)} alt="" />
      {areas.length > 0 && (
        <svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
          {areas.map(({ key, x, y, width, height }) => (
            <rect key={key as string} x={Number(x) || 0} y={Number(y) || 0} width={Number(width) || 0} height={Number(height) || 0} />
          ))}
        </svg>
      )}
    </div>
  );
}

interface Props {
  label: string;
  name: string;
  accept: Accepted;
  organizationId: string | undefined;
  value: Values;
  /** The values around a picture, among them the areas to find on it. */
  around: Values | undefined;
  fault: string | undefined;
  change: (value: Values) => void;
}

export function FileField({ label, name, accept, organizationId, value, around, fault, change }: Props) {
  const words = editor.value;
  const file = typeof value['file'] === 'string' ? value['file'] : '';
  return (
    <div class="stack">
      {file && accept === 'video' && (
        // oxlint-disable-next-line jsx-a11y/media-has-caption -- the captions are brought below
        <video class="brought" controls preload="metadata" src={addressOf(file)} aria-label={label} />
      )}
      {file && accept === 'picture' && <Shown file={file} areas={(around?.['areas'] ?? []) as readonly Values[]} />}
      {file && accept === 'captions' && (
        <p>
          <a href={addressOf(file)} download>
            {words.stored}
          </a>
        </p>
      )}
      {organizationId && (
        <Upload
          label={label}
          name={name}
          accept={accept}
          organizationId={organizationId}
          present={Boolean(file)}
          fault={fault}
          stored={(upload) => change({ ...value, file: upload.file, ...(accept !== 'captions' && { mediaType: upload.mediaType }) })}
        />
      )}
      {file && accept === 'picture' && (
        <p>
          <button type="button" class="quiet" onClick={() => change({ ...value, file: '', mediaType: '' })}>
            {words.takeAway}
          </button>
        </p>
      )}
    </div>
  );
}

interface SecondsProps {
  label: string;
  hint: string | undefined;
  name: string;
  fault: string | undefined;
  value: Values;
  put: (seconds: number) => void;
}

/** The length of a video, in whole seconds: read from its first file when that is new, and free to be corrected. */
export function Seconds({ value, put, ...frame }: SecondsProps) {
  const file = (value['media'] as readonly { file: string }[] | undefined)?.[0]?.file;
  const known = Number(value['durationSeconds'] ?? 0);
  const first = useRef(file);
  useEffect(() => {
    if (!file || (known > 0 && file === first.current)) return undefined;
    const video = document.createElement('video');
    video.preload = 'metadata';
    const control = new AbortController();
    const read = () => Number.isFinite(video.duration) && put(Math.max(1, Math.floor(video.duration)));
    video.addEventListener('loadedmetadata', read, { signal: control.signal });
    video.src = addressOf(file);
    return () => {
      control.abort();
      video.removeAttribute('src');
    };
  }, [file]);
  return <Field {...frame} type="number" min={0} step={1} value={String(known)} dir="ltr" onInput={(event) => put(Math.trunc(Number(event.currentTarget.value)))} />;
}
