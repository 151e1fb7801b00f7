/** What is looked for in the ledger, and in which order it is listed. */
import { useSignal } from '@preact/signals';
import type { Ref } from 'preact';
import { useEffect } from 'preact/hooks';
import { FILTERS } from '../../gql/activities';
import { ledger } from '../../i18n/ledger';
import { overview } from '../../i18n/overview';
import { terms } from '../../i18n/terms';
import { useQuery } from '../../state/query';
import { Field, Select } from '../../ui/Field';
import { ORDERS, orderFrom, STATUSES, TYPES } from './filter';

interface Props {
  parameters: URLSearchParams;
  change: (changes: Readonly<Record<string, string>>, options?: { typed?: boolean }) => void;
  form: Ref<HTMLElement>;
}

interface ChoiceProps extends Omit<Props, 'form'> {
  name: string;
  label: string;
  options: readonly { code: string; label: string }[];
}

function Choice({ name, label, options, parameters, change }: ChoiceProps) {
  const chosen = parameters.get(name) ?? '';
  return (
    <Select label={label} value={chosen} onChange={(event) => change({ [name]: event.currentTarget.value })}>
      <option value="">{ledger.value.any}</option>
      {options.map(({ code, label: text }) => (
        <option key={code} value={code} selected={code === chosen}>
          {text}
        </option>
      ))}
    </Select>
  );
}

function Search({ parameters, change }: Omit<Props, 'form'>) {
  const words = ledger.value;
  const asked = parameters.get('search') ?? '';
  const typed = useSignal(asked);
  // Going back changes the address; what is being typed changes it only after a pause.
  useEffect(() => {
    typed.value = asked;
  }, [asked]);
  return (
    <Field
      label={words.search}
      hint={words.searchHint}
      type="search"
      name="search"
      value={typed.value}
      aria-keyshortcuts="/"
      onInput={(event) => {
        typed.value = event.currentTarget.value;
        change({ search: typed.value }, { typed: true });
      }}
    />
  );
}

export function Filters({ parameters, change, form }: Props) {
  const words = ledger.value;
  const { data } = useQuery(FILTERS, {});
  const named = (codes: readonly string[], names: Record<string, string>) => codes.map((code) => ({ code, label: names[code] ?? code }));
  const order = orderFrom(parameters);
  const rest = { parameters, change };
  const day = (name: 'from' | 'to') => (
    <Field label={words[name]} type="date" value={parameters.get(name) ?? ''} onChange={(event) => change({ [name]: event.currentTarget.value })} />
  );
  return (
    <search class="panel filters" aria-label={words.filters} ref={form}>
      <Search {...rest} />
      {day('from')}
      {day('to')}
      <Choice name="type" label={overview.value.kind} options={named(TYPES, terms.value.types)} {...rest} />
      <Choice name="specialty" label={words.specialty} options={data.value?.specialties ?? []} {...rest} />
      <Choice name="board" label={words.board} options={data.value?.boards ?? []} {...rest} />
      <Choice name="status" label={overview.value.status} options={named(STATUSES, terms.value.creditStatuses)} {...rest} />
      <Select
        label={words.order}
        value={order}
        onChange={(event) => change({ order: event.currentTarget.value === 'newest' ? '' : event.currentTarget.value })}
      >
        {Object.keys(ORDERS).map((name) => (
          <option key={name} value={name} selected={name === order}>
            {words.orders[name as keyof typeof ORDERS]}
          </option>
        ))}
      </Select>
    </search>
  );
}
