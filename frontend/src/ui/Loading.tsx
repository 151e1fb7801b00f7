/** What stands where something is on its way, or did not arrive. */
import type { RequestFailed } from '../gql/client';
import { shell } from '../i18n/shell';
import { sentenceForFailure } from '../state/refusals';
import { Notice } from './Notice';

/** Grey lines in the place of a text; `rows` keeps the height, so that nothing jumps when it arrives. */
export function Skeleton({ rows = 4 }: { rows?: number }) {
  return (
    <div class="skeleton" role="status">
      <span class="unseen">{shell.value.loading}</span>
      {Array.from({ length: rows }, (_, row) => (
        <span key={row} class="bone" aria-hidden="true" />
      ))}
    </div>
  );
}

/** What went wrong, with a way to try again. */
export function Failure({ failure, retry }: { failure: RequestFailed; retry: () => void }) {
  const words = shell.value;
  return (
    <Notice tone="bad" role="alert">
      <p>
        <strong>{words.failed}.</strong> {failure.code === 'OFFLINE' ? words.offline : sentenceForFailure(failure)}
      </p>
      <button type="button" onClick={retry}>
        {words.retry}
      </button>
    </Notice>
  );
}
