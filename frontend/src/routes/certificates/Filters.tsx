/** Which certificates are listed; the filter stands in the address. */
import { FILTERS } from '../../gql/activities';
import { overview } from '../../i18n/overview';
import { packages } from '../../i18n/packages';
import { useQuery } from '../../state/query';
import { Field, Select } from '../../ui/Field';
import type { Filter } from './PackageDialog';
import '../../ui/filters.css';

const KINDS = ['COMPLETION', 'CREDIT', 'SPECIALTY', 'TRANSCRIPT'] as const;
const STATUSES = ['ACTIVE', 'SUPERSEDED', 'REVOKED'] as const;
const NAMES = ['kind', 'status', 'specialty', 'from', 'to'] as const;

export const NO_FILTER: Readonly<Record<string, string>> = Object.fromEntries(NAMES.map((name) => [name, '']));
export const isFiltered = (parameters: URLSearchParams): boolean => NAMES.some((name) => parameters.get(name));

const known = <T extends string>(values: readonly T[], value: string | null): T[] | null => (values.includes(value as T) ? [value as T] : null);
const calendar = (value: string | null): string | null => (value && !Number.isNaN(Date.parse(value)) && /^\d{4}-\d\d-\d\d$/.test(value) ? value : null);

/** The filter that an address names. */
export const filterFrom = (parameters: URLSearchParams): Filter => ({
  kinds: known(KINDS, parameters.get('kind')),
  status: known(STATUSES, parameters.get('status')),
  specialties: parameters.get('specialty') ? [parameters.get('specialty')!] : null,
  completedFrom: calendar(parameters.get('from')),
  completedTo: calendar(parameters.get('to')),
});

interface Props {
  parameters: URLSearchParams;
  change: (changes: Readonly<Record<string, string>>) => void;
}

export function Filters({ parameters, change }: Props) {
  const words = packages.value;
  const { data } = useQuery(FILTERS, {});
  const choice = (name: (typeof NAMES)[number], label: string, options: readonly { code: string; label: string }[]) => {
    const chosen = parameters.get(name) ?? '';
    return (
      <Select label={label} value={chosen} onChange={(event) => change({ [name]: event.currentTarget.value })}>
        <option value="">{words.any}</option>
        {options.map((each) => (
          <option key={each.code} value={each.code} selected={each.code === chosen}>
            {each.label}
          </option>
        ))}
      </Select>
    );
  };
  const named = (codes: readonly string[], names: Record<string, string>) => codes.map((code) => ({ code, label: names[code] ?? code }));
  const day = (name: 'from' | 'to') => (
    <Field label={words[name]} type="date" value={parameters.get(name) ?? ''} onChange={(event) => change({ [name]: event.currentTarget.value })} />
  );
  return (
    <search class="panel filters even" aria-label={words.filters}>
      {choice('kind', words.kind, named(KINDS, overview.value.certificateKinds))}
      {choice('status', words.status, named(STATUSES, overview.value.certificateStatuses))}
      {choice('specialty', words.specialty, data.value?.specialties ?? [])}
      {day('from')}
      {day('to')}
    </search>
  );
}
