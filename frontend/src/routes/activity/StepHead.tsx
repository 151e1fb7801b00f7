/** The heading of a step; it gets the focus when one goes to the step. */
import type { ComponentChildren } from 'preact';

export function StepHead({ title, eyebrow, children }: { title: string; eyebrow?: string; children?: ComponentChildren }) {
  return (
    <div class="step-head">
      {eyebrow && <p class="eyebrow">{eyebrow}</p>}
      <h2 tabIndex={-1} data-heading dir="auto">
        {title}
      </h2>
      {children}
    </div>
  );
}
