/** A text: how far it was reached, and how long it was in front of the reader. */
import { useEffect, useRef } from 'preact/hooks';
import type { ContentOf } from '../../gql/activities';
import { useAttention, useRegularly } from '../../lib/attention';
import { record } from '../../state/outbox';
import { blocksOf } from '../../ui/Blocks';
import type { PlayerProps } from './Content';

type Block = ContentOf['blocks'][number];

/** The share of the text whose end was on the screen, 0 to 100: blocks count by their length. */
export function shareReached(blocks: readonly Block[], reached: number): number {
  const length = (some: readonly Block[]) => some.reduce((sum, { text }) => sum + text.length, 0);
  return blocks.length === 0 ? 100 : Math.floor((length(blocks.slice(0, reached)) / Math.max(length(blocks), 1)) * 10_000) / 100;
}

export function Reading({ item, enrollmentId, language }: PlayerProps) {
  const text = useRef<HTMLDivElement>(null);
  const attention = useAttention();
  const reached = useRef(0);
  const sent = useRef(0);

  useEffect(() => {
    let frame = 0;
    const look = () => {
      frame = 0;
      if (document.visibilityState === 'hidden') return;
      const blocks = [...(text.current?.querySelectorAll('[data-block]') ?? [])];
      const seen = blocks.findLastIndex((block) => block.getBoundingClientRect().bottom <= innerHeight + 4) + 1;
      reached.current = Math.max(reached.current, seen);
    };
    const soon = () => {
      frame ||= requestAnimationFrame(look);
    };
    soon();
    addEventListener('scroll', soon, { passive: true });
    addEventListener('resize', soon);
    return () => {
      cancelAnimationFrame(frame);
      removeEventListener('scroll', soon);
      removeEventListener('resize', soon);
    };
  }, []);

  useRegularly((leave) => {
    const active = attention.drain();
    const share = shareReached(item.blocks, reached.current);
    if (active.length === 0 && share <= sent.current) return;
    const read = share > sent.current ? share.toFixed(2) : undefined;
    sent.current = Math.max(sent.current, share);
    record(enrollmentId, { contentKey: item.key, active, read }, { beyondPage: leave });
  });

  return (
    <div class="prose reading" ref={text} lang={language}>
      {blocksOf(item.blocks)}
    </div>
  );
}
