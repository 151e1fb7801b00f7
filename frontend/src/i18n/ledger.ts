/** Messages of the page of all credits. */
import { catalog, plural } from './catalog';
import { number } from './format';

const entries = (count: number) => plural(count, { one: '1 entry', other: `${number(count)} entries` });

const english = {
  title: 'All credits',
  lead: 'Every entry of your ledger: what was earned, what was taken back, and until when each can be used.',
  search: 'Search',
  searchHint: 'Words of the title or the provider. “/” leads here, the arrow keys from row to row.',
  filters: 'Filters',
  from: 'Earned from',
  to: 'Earned to',
  specialty: 'Specialty',
  board: 'Board',
  any: 'Any',
  order: 'Order',
  orders: { newest: 'Newest first', oldest: 'Oldest first', largest: 'Largest first', smallest: 'Smallest first', title: 'By title' },
  clear: 'Clear the filters',
  found: entries,
  shown: (count: number) => `${number(count)} shown`,
  outside: (count: number) => `Nothing fits these filters. ${entries(count)} ${count === 1 ? 'lies' : 'lie'} outside of them.`,
  widen: (count: number) => (count === 1 ? 'Show it' : `Show all ${number(count)}`),
  // One entry
  entry: 'Entry of the ledger',
  noEntry: 'There is no such entry, or it is not yours to see.',
  basis: 'Basis',
  counts: 'Total',
  inTotal: 'Counted in the total',
  provider: 'Provider',
  recorded: 'Recorded',
  reversedOn: 'Taken back',
  takesBack: 'Takes back',
  toActivity: 'To the activity',
  close: 'Close',
};

export type LedgerWords = typeof english;
export const ledger = catalog(english, () => import('./ledger.ar'));
