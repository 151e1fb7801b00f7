/** The fields that a part of the editor asks for, whatever they are: texts, numbers, choices, and lists that are put in order. */
import { useRef } from 'preact/hooks';
import { editor } from '../../../i18n/editor';
import { number } from '../../../i18n/format';
import { terms } from '../../../i18n/terms';
import { Field, Select } from '../../../ui/Field';
import { lazily } from '../../../ui/lazily';
import { Professions } from './Professions';
import { freeKey, type Spec, type Values } from './specs';

const FileField = lazily(() => import('./FileField').then((module) => module.FileField));
const Seconds = lazily(() => import('./FileField').then((module) => module.Seconds));

export interface Codes {
  specialties: readonly { code: string; label: string }[];
  boards: readonly { code: string; label: string }[];
  /** Who may provide an activity jointly. */
  providers: readonly { code: string; label: string }[] | null;
}

interface Props {
  specs: readonly Spec[];
  value: Values;
  /** Where the value lies in the definition, joined by dots: faults are looked up by it. */
  at: string;
  faults: Readonly<Record<string, string>>;
  codes: Codes;
  /** The whole definition, in which a bonus looks for what earns it. */
  whole: Values;
  /** The provider for whom files are brought. */
  organizationId: string | undefined;
  /** The path of a field that cannot be changed any more. */
  fixed?: string | undefined;
  /** The values around a list, in which a case's step looks for the other steps. */
  around?: Values;
  change: (value: Values) => void;
}

/** A value as its select has it: null and booleans are words there. */
const coded = (value: unknown): string => (value === null || value === undefined ? '' : String(value));
const decoded = (text: string, empty: unknown): unknown => (text === '' ? empty : text === 'true' ? true : text === 'false' ? false : text);

function optionsFor(from: Extract<Spec, { as: 'choice' }>['from'], { codes, around, whole }: Props): [string, string][] {
  const words = editor.value;
  const listed = (list: Codes['boards']): [string, string][] => [['', words.none], ...list.map(({ code, label }) => [code, label] as [string, string])];
  const numbered = (items: unknown, first: string, named: string): [string, string][] => [
    ['', first],
    ...((items ?? []) as readonly Values[]).map((item, index) => [coded(item['key']), `${number(index + 1)}. ${coded(item[named]).slice(0, 60)}`] as [string, string]),
  ];
  if (from === 'specialties' || from === 'boards') return listed(codes[from]);
  if (from === 'providers') return listed((codes.providers ?? []).filter(({ code }) => code !== whole['provider']));
  if (from === 'interactive') return numbered((whole['contents'] as readonly Values[]).filter(({ kind }) => kind === 'INTERACTIVE'), words.choose, 'title');
  if (from === 'tests') return numbered(whole['assessments'], words.choose, 'title');
  if (from === 'formats' || from === 'types') return Object.entries(terms.value[from]);
  if (from === 'steps') return numbered(around?.['steps'], words.caseEnds, 'text');
  return Object.entries(words.choices[from]);
}

function Entry(props: Props & { spec: Spec }) {
  const { spec, value, at, faults, change } = props;
  const words = editor.value;
  const { name } = spec;
  const path = at ? `${at}.${name}` : name;
  const found = value[name];
  const put = (next: unknown) => change({ ...value, [name]: next });
  const frame = { label: words.fields[name], hint: words.hints[name], fault: faults[path], name: path, disabled: path === props.fixed };
  switch (spec.as) {
    case 'check':
      return (
        <label class="check">
          <input type="checkbox" name={path} checked={found === true} onChange={(event) => put(event.currentTarget.checked)} />
          {frame.label}
        </label>
      );
    case 'choice':
      return (
        <Select {...frame} value={coded(found)} onChange={(event) => put(decoded(event.currentTarget.value, spec.from === 'recognized' || spec.from === 'form' ? null : ''))}>
          {optionsFor(spec.from, props).map(([code, label]) => (
            <option key={code} value={code} selected={code === coded(found)}>
              {label}
            </option>
          ))}
        </Select>
      );
    case 'count':
    case 'amount': {
      const read = (text: string) => {
        // What cannot be read yet is not taken: the last number stands until there is another one.
        if (text === '') return spec.optional ? put(null) : undefined;
        return put(spec.as === 'count' ? Math.trunc(Number(text)) : text);
      };
      return (
        <Field {...frame} type="number" min={0} step={spec.as === 'count' ? 1 : 0.25} value={coded(found)} dir="ltr" onInput={(event) => read(event.currentTarget.value)} />
      );
    }
    case 'date':
    case 'moment': {
      const optional = name === 'expiresOn' || name === 'creditValidUntil';
      return (
        <Field
          {...frame}
          type={spec.as === 'date' ? 'date' : 'datetime-local'}
          value={coded(found)}
          onInput={(event) => (event.currentTarget.value || optional) && put(event.currentTarget.value || null)}
        />
      );
    }
    case 'text':
    case 'lines': {
      const lines = spec.as === 'lines';
      const id = `field-${path}`;
      return (
        <div class="field">
          <label for={id}>{frame.label}</label>
          <textarea
            id={id}
            name={path}
            rows={name === 'body' ? 14 : 3}
            dir="auto"
            aria-invalid={frame.fault ? 'true' : undefined}
            aria-describedby={`${id}-about`}
            value={lines ? ((found ?? []) as string[]).join('\n') : coded(found)}
            onInput={({ currentTarget: { value: text } }) => put(lines ? text.split('\n') : text)}
          />
          <div id={`${id}-about`}>
            {frame.hint && <p class="hint">{frame.hint}</p>}
            {frame.fault && <p class="fault">{frame.fault}</p>}
          </div>
        </div>
      );
    }
    case 'file':
      return (
        <FileField
          label={spec.accept === 'picture' ? words.fields[at.endsWith('.poster') ? 'poster' : 'image'] : frame.label}
          name={path}
          accept={spec.accept}
          organizationId={props.organizationId}
          value={value}
          around={props.around}
          fault={frame.fault}
          change={change}
        />
      );
    case 'seconds':
      return <Seconds {...frame} value={value} put={put} />;
    case 'professions':
      return <Professions {...frame} chosen={(found ?? []) as readonly string[]} put={put} />;
    case 'group':
      return <Fields {...props} around={value} specs={spec.of} value={(found ?? {}) as Values} at={path} change={put} />;
    case 'list':
      return <List {...props} spec={spec} items={(found ?? []) as readonly Values[]} at={path} put={put} />;
    default:
      return <Field {...frame} value={coded(found)} dir="auto" onInput={(event) => put(event.currentTarget.value)} />;
  }
}

type ListSpec = Extract<Spec, { as: 'list' }>;

/** Entries in an order of their own: added at the end, moved and removed by buttons. */
function List({ spec, items, put, ...props }: Props & { spec: ListSpec; items: readonly Values[]; put: (items: readonly Values[]) => void }) {
  const words = editor.value;
  const list = useRef<HTMLDivElement>(null);
  const focusSoon = (index: number) =>
    setTimeout(() => list.current?.querySelectorAll<HTMLElement>(':scope > fieldset')[index]?.querySelector<HTMLElement>('input, textarea, select')?.focus());
  const swap = (index: number, other: number) => {
    put(items.map((item, place) => (place === index ? items[other]! : place === other ? items[index]! : item)));
    focusSoon(other);
  };
  const kind = words.items[spec.item];
  return (
    <div class="stack" ref={list}>
      <h3>{words.fields[spec.name]}</h3>
      {words.hints[spec.name] && <p class="hint">{words.hints[spec.name]}</p>}
      {props.faults[props.at] && <p class="fault">{props.faults[props.at]}</p>}
      {items.map((item, index) => {
        const title = kind(number(index + 1));
        return (
          <fieldset key={coded(item['key']) || index} class="panel stack">
            <legend>{title}</legend>
            <Fields
              {...props}
              specs={spec.of}
              value={item}
              at={`${props.at}.${index}`}
              around={spec.item === 'way' ? props.around : props.value}
              change={(next) => put(items.map((one, place) => (place === index ? next : one)))}
            />
            <div class="row start">
              <button type="button" disabled={index === 0} onClick={() => swap(index, index - 1)} aria-label={`${words.up}: ${title}`}>
                {words.up}
              </button>
              <button type="button" disabled={index === items.length - 1} onClick={() => swap(index, index + 1)} aria-label={`${words.down}: ${title}`}>
                {words.down}
              </button>
              <button type="button" onClick={() => put(items.filter((_, place) => place !== index))} aria-label={`${words.remove}: ${title}`}>
                {words.remove}
              </button>
            </div>
          </fieldset>
        );
      })}
      <p>
        <button
          type="button"
          onClick={() => {
            put([...items, spec.blank(freeKey(items))]);
            focusSoon(items.length);
          }}
        >
          {words.add[spec.item]}
        </button>
      </p>
    </div>
  );
}

export function Fields(props: Props) {
  return (
    <>
      {props.specs
        .filter(({ when }) => !when || when(props.value))
        .map((spec) => (
          <Entry key={spec.name} {...props} spec={spec} />
        ))}
    </>
  );
}
