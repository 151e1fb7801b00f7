/** A share of a whole as a bar with its figure. */
import { percent } from '../i18n/format';

interface Props {
  /** 0 to 100, as the server says it. */
  value: string;
  /** What it is the progress of, for assistive technology. */
  label: string;
  caption?: string;
}

export function Progress({ value, label, caption }: Props) {
  return (
    <div class="progress">
      <progress max={100} value={Number(value)} aria-label={label} aria-valuetext={percent(value)} />
      <span class="figure">{caption ?? percent(value)}</span>
    </div>
  );
}
