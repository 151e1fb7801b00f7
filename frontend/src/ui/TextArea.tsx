/** A labelled field of several lines, with its hint and its fault. */
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

interface Props {
  label: string;
  name: string;
  hint?: ComponentChildren;
  fault?: string | undefined;
  required?: boolean;
  rows?: number;
  maxLength?: number;
  defaultValue?: string;
}

export function TextArea({ label, name, hint, fault, required, rows = 5, maxLength = 4000, defaultValue }: Props) {
  const id = useId();
  const described = [hint && `${id}-hint`, fault && `${id}-fault`].filter(Boolean).join(' ');
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <textarea
        id={id}
        name={name}
        rows={rows}
        dir="auto"
        required={required}
        maxLength={maxLength}
        defaultValue={defaultValue}
        aria-describedby={described || undefined}
        aria-invalid={fault ? 'true' : undefined}
      />
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {fault && (
        <p class="fault" id={`${id}-fault`} dir="auto">
          {fault}
        </p>
      )}
    </div>
  );
}
