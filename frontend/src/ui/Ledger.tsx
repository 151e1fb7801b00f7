/** Entries of the ledger as a table; on a phone each row is a card that says as much. */
import type { CreditOf } from '../gql/views';
import { amount, date } from '../i18n/format';
import { overview } from '../i18n/overview';
import { terms, wordFor } from '../i18n/terms';
import { kindName, unitName } from './Amount';
import { Badge } from './Badge';
import { Download } from './Download';
import './ledger.css';

/** Where the title of a row leads, if anywhere. */
type Leads = (row: CreditOf) => string | undefined;

/** Why an entry stands, if it is not simply the full credit: its basis, and that no total counts it. */
function remarks(row: CreditOf): string {
  const basis = row.basis === 'FULL' ? '' : wordFor(terms.value.bases, row.basis);
  return [basis, row.countsInTotal ? '' : overview.value.notInTotal].filter(Boolean).join(' · ');
}

/** Until when it can be used, and whether it still can. */
export function CreditState({ row }: { row: CreditOf }) {
  const words = overview.value;
  const why = row.reversedBy?.reason ?? (row.basis === 'REVERSAL' || row.basis === 'CORRECTION' ? row.reason : null);
  return (
    <>
      {row.basis !== 'REVERSAL' && <Badge state={row.status}>{wordFor(terms.value.creditStatuses, row.status)}</Badge>}
      {row.expiresOn && row.status !== 'REVERSED' && (
        <small class="below">{row.status === 'EXPIRED' ? words.expired(date(row.expiresOn)) : words.expires(date(row.expiresOn))}</small>
      )}
      {why && (
        <small class="below why" dir="auto">
          {words.reason(why)}
        </small>
      )}
    </>
  );
}

function Row({ row, leads }: { row: CreditOf; leads: Leads }) {
  const words = overview.value;
  const certificate = row.certificates.find((one) => one.status === 'ACTIVE') ?? row.certificates[0];
  const to = leads(row);
  const more = remarks(row);
  const Text = row.reversedBy ? 's' : 'span';
  return (
    <tr>
      <th scope="row">
        <Text dir="auto">{to ? <a href={to}>{row.title}</a> : row.title}</Text>
        <small class="below">
          <span class="phone-only">
            {[kindName(row), more, date(row.earnedOn)].filter(Boolean).join(' · ')}
            {row.provider && ' · '}
          </span>
          <bdi>{row.provider}</bdi>
        </small>
        {(row.status !== 'ACTIVE' || row.reason) && (
          <span class="phone-only">
            <CreditState row={row} />
          </span>
        )}
      </th>
      <td class="wide">
        {kindName(row)}
        {more && <small class="below">{more}</small>}
      </td>
      <td class="number">
        <Text>
          <bdi>{amount(row.amount)}</bdi>
        </Text>
        <small class="below">{unitName(row.unit)}</small>
      </td>
      <td class="wide date">{date(row.earnedOn)}</td>
      <td class="wide">
        <CreditState row={row} />
      </td>
      <td class="action">
        {certificate?.downloadUrl ? <Download files={certificate} title={row.title} /> : certificate && <small>{words.preparing}</small>}
      </td>
    </tr>
  );
}

interface Props {
  rows: readonly CreditOf[];
  labelledBy: string;
  leads: Leads;
}

export function Ledger({ rows, labelledBy, leads }: Props) {
  const words = overview.value;
  return (
    <div class="panel ledger">
      <table aria-labelledby={labelledBy}>
        <thead>
          <tr>
            <th scope="col">{words.activity}</th>
            <th scope="col" class="wide">
              {words.kind}
            </th>
            <th scope="col" class="number">
              {words.amount}
            </th>
            <th scope="col" class="wide">
              {words.earned}
            </th>
            <th scope="col" class="wide">
              {words.status}
            </th>
            <th scope="col" class="action">
              {words.certificate}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.id} row={row} leads={leads} />
          ))}
        </tbody>
      </table>
    </div>
  );
}
