/** Says that the page is live, so that nobody reloads it, and stirs with each message that comes. */
import { overview } from '../../i18n/overview';
import { connection, heard } from '../../state/connection';

export function LiveMark() {
  return (
    <p class={connection.value === 'live' ? 'live' : 'live off'} title={overview.value.liveHint}>
      <span class="pulse" key={heard.value} aria-hidden="true" />
      {overview.value.live}
      <span class="unseen">. {overview.value.liveHint}</span>
    </p>
  );
}
