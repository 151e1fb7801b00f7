/** Who may claim a kind of credit: named professions, or whoever the kind's own rule allows. */
import { terms } from '../../../i18n/terms';

interface Props {
  label: string;
  hint: string | undefined;
  name: string;
  chosen: readonly string[];
  /** None chosen is null: the kind's own rule. */
  put: (professions: readonly string[] | null) => void;
}

export function Professions({ label, hint, name, chosen, put }: Props) {
  const toggle = (code: string, on: boolean) => {
    const next = Object.keys(terms.value.professions).filter((one) => (one === code ? on : chosen.includes(one)));
    put(next.length > 0 ? next : null);
  };
  return (
    <fieldset class="field" aria-describedby={`field-${name}-about`}>
      <legend>{label}</legend>
      <div class="facts">
        {Object.entries(terms.value.professions).map(([code, profession]) => (
          <label key={code} class="check">
            <input type="checkbox" name={name} value={code} checked={chosen.includes(code)} onChange={(event) => toggle(code, event.currentTarget.checked)} />
            {profession}
          </label>
        ))}
      </div>
      <p class="hint" id={`field-${name}-about`}>
        {hint}
      </p>
    </fieldset>
  );
}
