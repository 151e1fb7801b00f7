/** The filters of the catalogue, and how they stand in its address. */
import type { ComponentChildren } from 'preact';
import { CATALOGUE, FILTERS } from '../../gql/activities';
import type { VariablesOf } from '../../gql/graphql';
import { languageName } from '../../i18n/format';
import { offers } from '../../i18n/offers';
import { terms } from '../../i18n/terms';
import { useQuery } from '../../state/query';
import { Field, Select } from '../../ui/Field';

type Filter = NonNullable<VariablesOf<typeof CATALOGUE>['filter']>;

const NAMES = ['search', 'specialty', 'format', 'type', 'board', 'language', 'duration'] as const;
const LANGUAGES = ['en', 'ar'];

/** The filters that are set. */
export const namesOf = (parameters: URLSearchParams): string[] => NAMES.filter((name) => parameters.get(name));

/** The server's filter for an address. What the address does not name is not asked for. */
export function filterFrom(parameters: URLSearchParams): Filter {
  const one = (name: (typeof NAMES)[number]) => parameters.get(name) || undefined;
  const only = <T,>(value: string | undefined) => (value ? [value as T] : undefined);
  const [from, to] = (one('duration') ?? '').split('-').map((minutes) => (/^\d+$/.test(minutes) ? Number(minutes) : undefined));
  return {
    search: one('search'),
    specialties: only(one('specialty')),
    formats: only(Object.hasOwn(terms.value.formats, one('format') ?? '') ? one('format') : undefined),
    types: only(Object.hasOwn(terms.value.types, one('type') ?? '') ? one('type') : undefined),
    boards: only(one('board')),
    languages: only(one('language')),
    minutesFrom: from,
    minutesTo: to,
  };
}

interface Props {
  parameters: URLSearchParams;
  change: (changes: Readonly<Record<string, string>>, options?: { typed?: boolean }) => void;
}

export function Filters({ parameters, change }: Props) {
  const words = offers.value;
  const { data } = useQuery(FILTERS, {});

  const choice = (name: (typeof NAMES)[number], options: readonly { code: string; label: string }[]): ComponentChildren => {
    const chosen = parameters.get(name) ?? '';
    return (
      <Select label={words[name as keyof typeof words] as string} value={chosen} onChange={(event) => change({ [name]: event.currentTarget.value })}>
        <option value="">{words.any}</option>
        {options.map(({ code, label }) => (
          <option key={code} value={code} selected={code === chosen}>
            {label}
          </option>
        ))}
      </Select>
    );
  };
  const named = (names: Record<string, string>) => Object.entries(names).map(([code, label]) => ({ code, label }));

  return (
    <search class="panel filters" aria-label={words.filters}>
      <Field
        label={words.search}
        type="search"
        defaultValue={parameters.get('search') ?? ''}
        onInput={(event) => change({ search: event.currentTarget.value }, { typed: true })}
      />
      {choice('specialty', data.value?.specialties ?? [])}
      {choice('format', named(terms.value.formats))}
      {choice('type', named(terms.value.types))}
      {choice('board', data.value?.boards ?? [])}
      {choice('language', LANGUAGES.map((code) => ({ code, label: languageName(code) })))}
      {choice('duration', named(words.durations))}
    </search>
  );
}
