/** Loading the page anew when the server has become another version's. */

const NAME = 'renewed';
/** Servers whose versions differ must not make the page blink for ever. */
const NOT_SOONER_MS = 60_000;

/** Load the page anew, unless that was tried just now. What was typed is gone: only where nothing is shown yet. */
export function renew(): void {
  const now = Date.now();
  if (now - Number(sessionStorage.getItem(NAME)) < NOT_SOONER_MS) return;
  sessionStorage.setItem(NAME, String(now));
  location.reload();
}
