/** Choosing a password: its one rule stands beside it, and it can be looked at. */
import { useSignal } from '@preact/signals';
import { account } from '../i18n/account';
import { shell } from '../i18n/shell';
import { Field } from './Field';

export const SHORTEST_PASSWORD = 12;

export function NewPassword({ label, fault }: { label: string; fault: string | undefined }) {
  const shown = useSignal(false);
  return (
    <>
      <Field
        label={label}
        hint={account.value.passwordRule}
        fault={fault}
        name="password"
        type={shown.value ? 'text' : 'password'}
        autocomplete="new-password"
        minLength={SHORTEST_PASSWORD}
        required
        dir="ltr"
      />
      <label class="check">
        <input type="checkbox" checked={shown.value} onChange={(event) => (shown.value = event.currentTarget.checked)} />
        {shell.value.showPassword}
      </label>
    </>
  );
}
