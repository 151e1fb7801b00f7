/** Says that the page is of an earlier version than the server, or that the connection is interrupted, for how long nothing is lost, and what waits to be sent. What is on the screen stays. */
import { useEffect, useRef } from 'preact/hooks';
import { outdated } from '../gql/client';
import { frame } from '../i18n/frame';
import { announce } from '../lib/announce';
import { connection } from '../state/connection';
import { waiting } from '../state/waiting';
import { Notice } from './Notice';

export function Interruption() {
  const words = frame.value;
  const lost = connection.value === 'lost';
  const wasLost = useRef(false);
  useEffect(() => {
    if (wasLost.current && !lost) announce(words.back);
    wasLost.current = lost;
  }, [lost]);
  if (outdated.value) {
    return (
      <Notice tone="wait">
        <p>{words.outdated}</p>
        <button type="button" onClick={() => location.reload()}>
          {words.renew}
        </button>
      </Notice>
    );
  }
  if (!lost) return null;
  return (
    <Notice tone="wait">
      <strong>{navigator.onLine ? words.interrupted : words.offline}</strong> {words.behind} {waiting.value > 0 && words.kept(waiting.value)}
    </Notice>
  );
}
