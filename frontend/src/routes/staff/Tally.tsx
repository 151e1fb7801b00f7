/** How often each answer was given: bars with their counts, or the same as a table. */
import { useSignal } from '@preact/signals';
import { number, percent } from '../../i18n/format';
import { participants } from '../../i18n/participants';
import { check, Icon } from '../../ui/Icon';

export interface Counted {
  name: string;
  count: number;
  /** Whether it is the right answer, where there is one. */
  right?: boolean;
}

interface Props {
  title: string;
  rows: readonly Counted[];
  /** What the counts are of: for the percentages and for the bars' length. */
  of: number;
}

export function Tally({ title, rows, of }: Props) {
  const words = participants.value;
  const asTable = useSignal(false);
  const share = (count: number) => (of ? (100 * count) / of : 0);
  const mark = ({ right }: Counted) =>
    right && (
      <>
        {' '}
        <Icon path={check} />
        <small>{words.rightChoice}</small>
      </>
    );
  return (
    <>
      {asTable.value ? (
        <div class="ledger">
          <table>
            <caption class="unseen">{title}</caption>
            <thead>
              <tr>
                <th scope="col">{words.answer}</th>
                <th scope="col" class="number">
                  {words.count}
                </th>
                <th scope="col" class="number">
                  %
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.name}>
                  <th scope="row" dir="auto">
                    {row.name}
                    {mark(row)}
                  </th>
                  <td class="number">{number(row.count)}</td>
                  <td class="number">{percent(share(row.count))}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : (
        <ul class="tally">
          {rows.map((row) => (
            <li key={row.name} class={row.right === false ? 'wrong' : undefined}>
              <span>
                <bdi>{row.name}</bdi>
                {mark(row)}
              </span>
              <span>
                <bdi>{number(row.count)}</bdi> · <bdi>{percent(share(row.count))}</bdi>
              </span>
              <svg viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
                <rect width={share(row.count)} height="1" />
              </svg>
            </li>
          ))}
        </ul>
      )}
      <p>
        <button type="button" class="quiet" aria-pressed={asTable.value} onClick={() => (asTable.value = !asTable.value)}>
          {asTable.value ? words.showBars : words.showTable}
          <span class="unseen">: {title}</span>
        </button>
      </p>
    </>
  );
}
