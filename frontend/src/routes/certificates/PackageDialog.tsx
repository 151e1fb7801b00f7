/** What goes into a package and how it is put together: asked once, then made in the background. */
import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { request } from '../../gql/client';
import type { VariablesOf } from '../../gql/graphql';
import { PACKAGE_CERTIFICATES } from '../../gql/packages';
import { packages } from '../../i18n/packages';
import { announce } from '../../lib/announce';
import { useSubmission } from '../../state/refusals';
import { Dialog } from '../../ui/Dialog';
import { Field, Select } from '../../ui/Field';
import { Problem } from '../../ui/Notice';

type Input = VariablesOf<typeof PACKAGE_CERTIFICATES>['input'];
export type Filter = NonNullable<Input['filter']>;

/** One's own: those chosen and all that fit; or, for staff, an activity's. */
export type Scope = { chosen: readonly string[]; filter: Filter; fitting: number } | { activityId: string };

interface Props {
  scope: Scope;
  open: boolean;
  onClose: () => void;
  /** A package was asked for. */
  asked: () => void;
}

/** What is chosen in the form, as the server is asked for it. */
function inputOf(scope: Scope, form: FormData): Omit<Input, 'idempotencyKey'> {
  const text = (name: string) => String(form.get(name) ?? '');
  const how = {
    format: text('format') as 'ZIP',
    paper: text('paper') as 'A4',
    order: text('order') as 'DATE',
    cover: form.has('cover'),
    name: text('name') || null,
  };
  if ('activityId' in scope) return { ...how, activityId: scope.activityId, filter: form.has('standing') ? { status: ['ACTIVE'] } : null };
  if (text('which') === 'chosen') return { ...how, ids: [...scope.chosen] };
  if (text('which') === 'fitting') return { ...how, filter: scope.filter };
  return { ...how, filter: { status: ['ACTIVE'], completedFrom: text('from') || null, completedTo: text('to') || null } };
}

function Which({ scope }: { scope: Extract<Scope, { chosen: readonly string[] }> }) {
  const words = packages.value;
  const which = useSignal(scope.chosen.length > 0 ? 'chosen' : 'fitting');
  const choices = [
    ...(scope.chosen.length > 0 ? [{ value: 'chosen', label: words.those(scope.chosen.length) }] : []),
    { value: 'fitting', label: words.fitting(scope.fitting) },
    { value: 'renewal', label: words.renewal },
  ];
  return (
    <fieldset>
      <legend>{words.which}</legend>
      {choices.map(({ value, label }) => (
        <label key={value} class="check">
          <input type="radio" name="which" value={value} checked={which.value === value} onChange={() => (which.value = value)} />
          {label}
        </label>
      ))}
      {which.value === 'renewal' && (
        <div class="pair">
          <Field label={words.from} type="date" name="from" />
          <Field label={words.to} type="date" name="to" />
        </div>
      )}
    </fieldset>
  );
}

export function PackageDialog({ scope, open, onClose, asked }: Props) {
  const words = packages.value;
  const { busy, problem, faults, run } = useSubmission(['name']);
  // The same package, however often a slow connection makes one press the button.
  const key = useRef<{ sent: string; key: string }>(undefined);
  const isStaff = 'activityId' in scope;

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const input = inputOf(scope, new FormData(form));
    const sent = JSON.stringify(input);
    if (key.current?.sent !== sent) key.current = { sent, key: crypto.randomUUID() };
    const idempotencyKey = key.current.key;
    const send = async () => (await request(PACKAGE_CERTIFICATES, { input: { ...input, idempotencyKey } })).packageCertificates;
    if (!(await run(send, form))) return;
    key.current = undefined;
    announce(words.asked);
    onClose();
    asked();
  };

  return (
    <Dialog open={open} title={words.title} onClose={onClose}>
      <form class="stack" onSubmit={(event) => void submit(event)}>
        {isStaff ? (
          <>
            <p>{words.everybody}</p>
            <label class="check">
              <input type="checkbox" name="standing" defaultChecked />
              {words.standing}
            </label>
          </>
        ) : (
          <Which scope={scope} />
        )}
        <Select label={words.format} name="format">
          {Object.entries(words.formats).map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </Select>
        <div class="pair">
          <Select label={words.order} name="order">
            {Object.entries(words.orders)
              .filter(([value]) => value !== (isStaff ? 'GIVEN' : 'HOLDER'))
              .map(([value, label]) => (
                <option key={value} value={value} selected={value === (isStaff ? 'HOLDER' : 'DATE')}>
                  {label}
                </option>
              ))}
          </Select>
          <Select label={words.paper} name="paper">
            {Object.entries(words.papers).map(([value, label]) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </Select>
        </div>
        <label class="check">
          <input type="checkbox" name="cover" defaultChecked />
          {isStaff ? words.staffCover : words.cover}
        </label>
        <Field label={words.name} hint={words.nameHint} fault={faults.value['name']} name="name" maxLength={80} dir="auto" />
        <Problem text={problem.value} />
        <div class="row start">
          <button class="primary" disabled={busy.value}>
            {words.make}
          </button>
          <button type="button" onClick={onClose}>
            {words.cancel}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
