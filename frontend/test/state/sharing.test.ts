import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { share, type Sharing } from '../../src/state/sharing';

/** Locks as browsers have them: one holder at a time, the others in order. */
function locks() {
  let last: Promise<unknown> = Promise.resolve();
  return {
    request: (_: string, { signal }: { signal: AbortSignal }, hold: () => Promise<void>) => {
      const turn = last.then(() => (signal.aborted ? Promise.reject(new Error('AbortError')) : hold()));
      last = turn.catch(() => undefined);
      return turn;
    },
  };
}

/** A channel among the tabs of this test. */
class Channel extends EventTarget {
  static all = new Set<Channel>();
  constructor(readonly name: string) {
    super();
    Channel.all.add(this);
  }
  postMessage(data: unknown) {
    for (const other of Channel.all) if (other !== this) other.dispatchEvent(new MessageEvent('message', { data }));
  }
  close() {
    Channel.all.delete(this);
  }
}

interface Tab {
  leads: boolean;
  heard: string[];
  welcomed: number;
  sharing: Sharing<string>;
}

function tab(): Tab {
  const it = { leads: false, heard: [] as string[], welcomed: 0 } as Tab;
  it.sharing = share<string>('stream', {
    lead: () => (it.leads = true),
    hear: (message) => it.heard.push(message),
    welcome: () => (it.welcomed += 1),
  });
  return it;
}

const settled = () => new Promise((resolve) => setTimeout(resolve));

beforeEach(() => {
  Channel.all.clear();
  vi.stubGlobal('BroadcastChannel', Channel);
  Object.defineProperty(navigator, 'locks', { value: locks(), configurable: true });
});

afterEach(() => {
  Object.defineProperty(navigator, 'locks', { value: undefined, configurable: true });
  vi.unstubAllGlobals();
});

test('of eight tabs one leads, and all hear what it tells', async () => {
  const tabs = Array.from({ length: 8 }, tab);
  await settled();
  expect(tabs.map(({ leads }) => leads)).toEqual([true, false, false, false, false, false, false, false]);
  tabs[0]!.sharing.tell('news');
  expect(tabs.map(({ heard }) => heard.length)).toEqual([0, 1, 1, 1, 1, 1, 1, 1]);
});

test('the leader is told of a newcomer, who knows nothing yet', async () => {
  const first = tab();
  await settled();
  tab();
  expect(first.welcomed).toBe(1);
});

test('when the leader leaves, the next one leads; one that left meanwhile never does', async () => {
  const [first, second, third] = [tab(), tab(), tab()];
  await settled();
  second.sharing.leave();
  first.sharing.leave();
  await settled();
  expect(second.leads).toBe(false);
  expect(third.leads).toBe(true);
});

test('without locks every tab leads its own', () => {
  Object.defineProperty(navigator, 'locks', { value: undefined, configurable: true });
  expect([tab().leads, tab().leads]).toEqual([true, true]);
});
