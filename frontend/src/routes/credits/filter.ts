/** The filter and the order of the ledger, and how they stand in the address. */
import type { CREDITS } from '../../gql/credits';
import type { VariablesOf } from '../../gql/graphql';

type Asked = VariablesOf<typeof CREDITS>;
type Filter = NonNullable<Asked['filter']>;
type Order = NonNullable<Asked['orderBy']>;

export const TYPES = ['AMA_PRA_CATEGORY_1', 'ACCME', 'SPECIALTY', 'MOC', 'OTHER'] as const;
export const STATUSES = ['ACTIVE', 'EXPIRING', 'EXPIRED', 'REVERSED'] as const;

/** Orders by their name in the address. The newest come first unless another is named. */
export const ORDERS = {
  newest: { by: 'EARNED_ON', descending: true },
  oldest: { by: 'EARNED_ON', descending: false },
  largest: { by: 'AMOUNT', descending: true },
  smallest: { by: 'AMOUNT', descending: false },
  title: { by: 'TITLE', descending: false },
} as const satisfies Record<string, Order>;

export type OrderName = keyof typeof ORDERS;

const NAMES = ['search', 'from', 'to', 'type', 'board', 'specialty', 'status'] as const;

/** An address without any filter: every name with nothing. */
export const NO_FILTER: Readonly<Record<string, string>> = Object.fromEntries(NAMES.map((name) => [name, '']));

/** Whether anything is filtered. */
export const isFiltered = (parameters: URLSearchParams): boolean => NAMES.some((name) => parameters.get(name));

/** The order that an address names. */
export function orderFrom(parameters: URLSearchParams): OrderName {
  const name = parameters.get('order') ?? '';
  return Object.hasOwn(ORDERS, name) ? (name as OrderName) : 'newest';
}

const known = <T extends string>(values: readonly T[], value: string | null): T[] | undefined =>
  values.includes(value as T) ? [value as T] : undefined;

/** A calendar date of an address, if it is one. */
export function dateFrom(value: string | null): string | undefined {
  return value && /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value)) ? value : undefined;
}

/** The server's filter for an address. What the address does not name, or names wrongly, is not asked for. */
export function filterFrom(parameters: URLSearchParams): Filter {
  const code = (name: string) => {
    const value = parameters.get(name);
    return value ? [value] : undefined;
  };
  return {
    search: parameters.get('search')?.trim() || undefined,
    earnedFrom: dateFrom(parameters.get('from')),
    earnedTo: dateFrom(parameters.get('to')),
    types: known(TYPES, parameters.get('type')),
    boards: code('board'),
    specialties: code('specialty'),
    status: known(STATUSES, parameters.get('status')),
  };
}
