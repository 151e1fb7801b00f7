/** Says that the page is live, so that nobody reloads it. */
import { overview } from '../../i18n/overview';
import { connection } from '../../state/connection';

export function LiveMark() {
  return (
    <p class={connection.value === 'live' ? 'live' : 'live off'} title={overview.value.liveHint}>
      <span class="pulse" aria-hidden="true" />
      {overview.value.live}
      <span class="unseen">. {overview.value.liveHint}</span>
    </p>
  );
}
