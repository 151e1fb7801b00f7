/** An amount of credit with its unit, exactly two decimals. */
import { amount } from '../i18n/format';
import { terms, wordFor } from '../i18n/terms';

interface Coded {
  code: string;
  label: string;
}

/** Credits or points, in words. */
export const unitName = (unit: string): string => (unit === 'POINT' ? terms.value.point : terms.value.credit);

/** A kind of credit: its type, and the board or specialty that it belongs to. */
export function kindName(kind: { type: string; board?: Coded | null; specialty?: Coded | null }): string {
  const belongs = kind.board?.label ?? (kind.type === 'SPECIALTY' ? kind.specialty?.label : undefined);
  const name = wordFor(terms.value.types, kind.type);
  return belongs ? `${name} · ${belongs}` : name;
}

export function Amount({ value, unit }: { value: string; unit: string }) {
  return (
    <span class="amount">
      <bdi>{amount(value)}</bdi> {unitName(unit)}
    </span>
  );
}
