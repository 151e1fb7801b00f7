/** A text in blocks, as the server makes them from Markdown: no markup is ever handled here. */
import type { ComponentChildren } from 'preact';

export interface Block {
  kind: string;
  text: string;
}

/** Blocks with neighbouring list items gathered into one list; `data-block` counts the blocks. */
export function blocksOf(blocks: readonly Block[]): ComponentChildren[] {
  const out: ComponentChildren[] = [];
  let items: ComponentChildren[] = [];
  const flush = (before: number) => {
    if (items.length > 0) out.push(<ul key={`list-${before}`}>{items}</ul>);
    items = [];
  };
  blocks.forEach(({ kind, text }, index) => {
    if (kind === 'LIST_ITEM') {
      items.push(
        <li key={index} data-block={index} dir="auto">
          {text}
        </li>,
      );
      return;
    }
    flush(index);
    const Tag = kind === 'HEADING' ? 'h3' : kind === 'QUOTE' ? 'blockquote' : 'p';
    out.push(
      <Tag key={index} data-block={index} dir="auto">
        {text}
      </Tag>,
    );
  });
  flush(blocks.length);
  return out;
}
