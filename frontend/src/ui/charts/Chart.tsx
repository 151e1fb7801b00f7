/** The frame of a chart: its title, and the table behind it at the press of a button. */
import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { progress } from '../../i18n/progress';
import './charts.css';

interface Props {
  title: string;
  /** What the first column holds, and the others. */
  head: readonly string[];
  rows: readonly (readonly string[])[];
  note?: string | undefined;
  children: ComponentChildren;
}

export function Chart({ title, head, rows, note, children }: Props) {
  const words = progress.value;
  const open = useSignal(false);
  const id = useId();
  return (
    <section class="chart" aria-labelledby={id}>
      <div class="row">
        <h2 id={id}>{title}</h2>
        {rows.length > 0 && (
          <button type="button" class="quiet" aria-expanded={open.value} onClick={() => (open.value = !open.value)}>
            {open.value ? words.hideTable : words.showTable}
            <span class="unseen">: {title}</span>
          </button>
        )}
      </div>
      {children}
      {note && <p class="note">{note}</p>}
      {open.value && (
        <div class="behind">
          <table aria-labelledby={id}>
            <thead>
              <tr>
                {head.map((name) => (
                  <th key={name} scope="col">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(([name, ...cells], index) => (
                <tr key={`${name}/${index}`}>
                  <th scope="row" dir="auto">
                    {name}
                  </th>
                  {cells.map((cell, place) => (
                    <td key={head[place + 1]}>{cell}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
