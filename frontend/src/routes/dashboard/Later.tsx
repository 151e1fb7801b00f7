/** What lies below the first look, in one chunk of its own: what can be used until when, where credit comes from, what came last, what was reached. */
import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import type { SummaryOf } from '../../gql/views';
import { Badges } from './Badges';
import { Breakdown } from './Breakdown';
import { Expiring } from './Expiring';
import { RecentCredits } from './RecentCredits';

/** Draws its part in a task of its own: between the two the page answers whoever scrolls or presses. */
function Soon({ children }: { children: ComponentChildren }) {
  const now = useSignal(false);
  useEffect(() => {
    const timer = setTimeout(() => (now.value = true));
    return () => clearTimeout(timer);
  }, []);
  return <>{now.value && children}</>;
}

export function Later({ summary }: { summary: SummaryOf }) {
  return (
    <>
      <Expiring summary={summary} />
      {summary.byType.length > 0 && <Breakdown summary={summary} />}
      <Soon>
        <RecentCredits />
        <Badges />
      </Soon>
    </>
  );
}
