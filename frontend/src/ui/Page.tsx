/** The frame of every page: its one heading, which also names the document and gets the focus when one navigates to it. */
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { shell } from '../i18n/shell';

let opened = 0;

interface Props {
  title: string;
  lead?: ComponentChildren;
  beside?: ComponentChildren;
  narrow?: boolean;
  children?: ComponentChildren;
}

export function Page({ title, lead, beside, narrow, children }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // The first page is where the reader starts anyway; its focus stays with the browser.
    if (opened > 0) heading.current?.focus({ preventScroll: true });
    opened += 1;
  }, []);
  useEffect(() => {
    document.title = `${title} · ${shell.value.product}`;
  }, [title, shell.value]);
  return (
    <div class={narrow ? 'page narrow' : 'page'}>
      <div class="page-head">
        <div>
          <h1 ref={heading} tabIndex={-1} dir="auto">
            {title}
          </h1>
          {lead && <p class="lead">{lead}</p>}
        </div>
        {beside}
      </div>
      {children}
    </div>
  );
}
