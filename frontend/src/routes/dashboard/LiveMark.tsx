/** Says that the page is live, so that nobody reloads it. */
import { overview } from '../../i18n/overview';
import { connection } from '../../state/connection';

export function LiveMark() {
  return (
    <p class="live" hidden={connection.value !== 'live'} title={overview.value.liveHint}>
      <span class="pulse" aria-hidden="true" />
      {overview.value.live}
      <span class="unseen">. {overview.value.liveHint}</span>
    </p>
  );
}
