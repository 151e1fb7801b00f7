/** Says that the connection is interrupted, for how long nothing is lost, and what waits to be sent. What is on the screen stays. */
import { useEffect, useRef } from 'preact/hooks';
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
  if (!lost) return null;
  return (
    <Notice tone="wait">
      <strong>{navigator.onLine ? words.interrupted : words.offline}</strong> {words.behind} {waiting.value > 0 && words.kept(waiting.value)}
    </Notice>
  );
}
