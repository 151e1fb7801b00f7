/** One entry of the ledger with all that is known of it. It has an address of its own: `?credit=`. */
import type { ComponentChildren } from 'preact';
import { CREDIT, type DetailedCreditOf } from '../../gql/credits';
import { amount, date, day } from '../../i18n/format';
import { ledger } from '../../i18n/ledger';
import { overview } from '../../i18n/overview';
import { terms, wordFor } from '../../i18n/terms';
import { useQuery } from '../../state/query';
import { learner } from '../../state/session';
import { kindName, unitName } from '../../ui/Amount';
import { Dialog } from '../../ui/Dialog';
import { Download } from '../../ui/Download';
import { CreditState } from '../../ui/Ledger';
import { Failure, Skeleton } from '../../ui/Loading';
import { Notice } from '../../ui/Notice';

function Fact({ name, children }: { name: string; children: ComponentChildren }) {
  if (!children) return null;
  return (
    <div>
      <dt>{name}</dt>
      <dd dir="auto">{children}</dd>
    </div>
  );
}

function Facts({ credit, leads }: { credit: DetailedCreditOf; leads: (id: string) => string }) {
  const words = ledger.value;
  const zone = learner.value?.timeZone;
  return (
    <dl class="credit-facts">
      <Fact name={overview.value.kind}>{kindName(credit)}</Fact>
      <Fact name={overview.value.amount}>
        {amount(credit.amount)} {unitName(credit.unit)}
      </Fact>
      <Fact name={words.basis}>{wordFor(terms.value.bases, credit.basis)}</Fact>
      <Fact name={words.counts}>{credit.countsInTotal ? words.inTotal : overview.value.notInTotal}</Fact>
      <Fact name={words.specialty}>{credit.specialty?.label}</Fact>
      <Fact name={words.provider}>{credit.provider}</Fact>
      <Fact name={overview.value.earned}>{date(credit.earnedOn)}</Fact>
      <Fact name={words.recorded}>{day(credit.recordedAt, zone)}</Fact>
      <Fact name={overview.value.status}>
        <CreditState row={credit} />
      </Fact>
      <Fact name={words.reversedOn}>{credit.reversed && <a href={leads(credit.reversed.id)}>{day(credit.reversed.recordedAt, zone)}</a>}</Fact>
      <Fact name={words.takesBack}>{credit.reverses && <a href={leads(credit.reverses.id)}>{credit.reverses.title}</a>}</Fact>
    </dl>
  );
}

interface Props {
  id: string;
  leads: (id: string) => string;
  close: () => void;
}

export function Detail({ id, leads, close }: Props) {
  const words = ledger.value;
  const { data, failure, busy, reload } = useQuery(CREDIT, { id });
  const node = data.value?.node;
  const credit = node && 'amount' in node ? node : undefined;
  return (
    <Dialog open title={credit?.title ?? words.entry} onClose={close}>
      <div class="stack">
        {failure.value && <Failure failure={failure.value} retry={reload} />}
        {!credit && busy.value && <Skeleton rows={9} />}
        {!credit && !busy.value && !failure.value && <Notice tone="wait">{words.noEntry}</Notice>}
        {credit && <Facts credit={credit} leads={leads} />}
        {credit?.certificates.map(
          (certificate) =>
            certificate.downloadUrl && (
              <p key={certificate.id}>
                <Download files={certificate} title={credit.title} />
                <small class="below">
                  <bdi class="code">{certificate.number}</bdi> · {wordFor(overview.value.certificateStatuses, certificate.status)}
                </small>
              </p>
            ),
        )}
        <div class="row start">
          {credit?.activity && (
            <a class="button" href={`/activities/${encodeURIComponent(credit.activity.id)}`}>
              {words.toActivity}
            </a>
          )}
          <button type="button" onClick={close}>
            {words.close}
          </button>
        </div>
      </div>
    </Dialog>
  );
}
