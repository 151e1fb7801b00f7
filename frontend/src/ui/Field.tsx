/** A labelled input with its hint and its fault, tied together for assistive technology. */
import type { ComponentChildren, InputHTMLAttributes, JSX } from 'preact';
import { useId } from 'preact/hooks';

interface Frame {
  label: string;
  hint?: ComponentChildren;
  fault?: string | undefined;
}

function Framed({ label, hint, fault, children }: Frame & { children: (ids: Ids) => ComponentChildren }) {
  const id = useId();
  const described = [hint && `${id}-hint`, fault && `${id}-fault`].filter(Boolean).join(' ');
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {children({ id, 'aria-describedby': described || undefined, 'aria-invalid': fault ? 'true' : undefined })}
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

interface Ids {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': 'true' | undefined;
}

/** Any input of text; the union that Preact types inputs with would not let `type` vary. */
type Input = Omit<InputHTMLAttributes<HTMLInputElement>, 'type' | 'role' | 'label'> & { type?: string };

export function Field({ label, hint, fault, ...input }: Frame & Input) {
  return (
    <Framed label={label} hint={hint} fault={fault}>
      {(ids) => <input {...(input as JSX.IntrinsicElements['input'])} {...ids} />}
    </Framed>
  );
}

export function Select({ label, hint, fault, children, ...select }: Frame & JSX.IntrinsicElements['select']) {
  return (
    <Framed label={label} hint={hint} fault={fault}>
      {(ids) => (
        <select {...select} {...ids}>
          {children}
        </select>
      )}
    </Framed>
  );
}
