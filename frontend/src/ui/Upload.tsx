/** Choosing a file by button or by dropping it, and seeing it on its way. */
import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import type { UploadOf } from '../gql/uploads';
import { number, percent } from '../i18n/format';
import { uploads } from '../i18n/uploads';
import { ACCEPTED, useUploading, type Accepted } from '../state/uploading';
import { Notice, Problem } from './Notice';
import { Progress } from './Progress';
import './upload.css';

const MEBIBYTE = 1024 * 1024;

interface Props {
  /** What the file is, for the name of the field. */
  label: string;
  name: string;
  accept: Accepted;
  organizationId: string;
  /** What stands there now, if anything: choosing another file replaces it. */
  present: boolean;
  fault?: string | undefined;
  disabled?: boolean;
  stored: (upload: UploadOf) => void;
}

export function Upload({ label, name, accept, organizationId, present, fault, disabled, stored }: Props) {
  const words = uploads.value;
  const id = useId();
  const over = useSignal(false);
  const { file, sent, state, problem, begin, pause, goOn, cancel } = useUploading(organizationId, accept, stored);
  const chosen = file.value;
  const share = chosen ? ((100 * sent.value) / chosen.size).toFixed(0) : '0';

  const drop = (event: DragEvent) => {
    event.preventDefault();
    over.value = false;
    const [first] = event.dataTransfer?.files ?? [];
    if (first && !disabled) void begin(first);
  };

  return (
    <div
      class={over.value ? 'upload over' : 'upload'}
      onDragOver={(event) => {
        event.preventDefault();
        over.value = true;
      }}
      onDragLeave={() => (over.value = false)}
      onDrop={drop}
    >
      <input
        id={id}
        name={name}
        type="file"
        class="unseen"
        disabled={disabled || Boolean(chosen)}
        accept={ACCEPTED[accept].map((ending) => `.${ending}`).join(',')}
        aria-describedby={`${id}-about`}
        aria-invalid={fault ? 'true' : undefined}
        onChange={({ currentTarget }) => {
          const [first] = currentTarget.files ?? [];
          if (first) void begin(first);
          currentTarget.value = '';
        }}
      />
      <label for={id} class="button" hidden={Boolean(chosen)}>
        {label}: {present ? words.replace : words.choose}
      </label>
      <div id={`${id}-about`}>
        {!chosen && <p class="hint">{words.takes[accept]}</p>}
        {fault && <p class="fault">{fault}</p>}
      </div>
      {chosen && (
        <>
          <p>
            <bdi>{chosen.name}</bdi> <span class="aside">{words.size(number(chosen.size / MEBIBYTE, 2))}</span>
          </p>
          <Progress value={share} label={words.sending(chosen.name)} caption={percent(share)} />
          <div class="row start">
            {state.value === 'sending' ? (
              <button type="button" onClick={pause}>
                {words.pause}
              </button>
            ) : (
              <button type="button" onClick={() => void goOn()}>
                {words.goOn}
              </button>
            )}
            <button type="button" class="quiet" onClick={() => void cancel()}>
              {words.cancel}
            </button>
          </div>
        </>
      )}
      <div role="status">{state.value === 'offline' && <Notice tone="wait">{words.offline}</Notice>}</div>
      <Problem text={problem.value} />
    </div>
  );
}
