/** Every certificate of the learner, newest first: filtered, chosen, and put into one file. */
import { useSignal, type Signal } from '@preact/signals';
import { CERTIFICATES, type CertificateOf } from '../gql/certificates';
import { day } from '../i18n/format';
import { issuing } from '../i18n/issuing';
import { overview } from '../i18n/overview';
import { shell } from '../i18n/shell';
import { packages } from '../i18n/packages';
import { visibility } from '../i18n/visibility';
import { wordFor } from '../i18n/terms';
import { useParameters } from '../lib/parameters';
import { address } from '../lib/router';
import { useChanges } from '../state/changes';
import { usePackages } from '../state/packages';
import { usePages } from '../state/paging';
import { learner } from '../state/session';
import { Amount, kindName } from '../ui/Amount';
import { Badge } from '../ui/Badge';
import { Download } from '../ui/Download';
import { Listing } from '../ui/Listing';
import { Page } from '../ui/Page';
import { Filters, filterFrom, isFiltered, NO_FILTER } from './certificates/Filters';
import { Issue } from './certificates/Issue';
import { PackageDialog } from './certificates/PackageDialog';
import { Packages } from './certificates/Packages';
import { Visibility } from './certificates/Visibility';
import './certificates.css';

interface CertificateProps {
  certificate: CertificateOf;
  chosen: boolean;
  choose: (chosen: boolean) => void;
  changed: () => void;
}

function Certificate({ certificate, chosen, choose, changed }: CertificateProps) {
  const words = overview.value;
  return (
    <li class="panel certificate">
      <div class="row">
        <label class="check">
          <input type="checkbox" checked={chosen} onChange={(event) => choose(event.currentTarget.checked)} />
          <span class="unseen">{packages.value.choose(`${certificate.title}, ${certificate.number}`)}</span>
        </label>
        <div>
          <p class="eyebrow">{wordFor(words.certificateKinds, certificate.kind)}</p>
          <h2 dir="auto">{certificate.title}</h2>
        </div>
        <Badge state={certificate.status}>{wordFor(words.certificateStatuses, certificate.status)}</Badge>
        {!certificate.visible && <Badge state="HIDDEN">{visibility.value.hidden}</Badge>}
        {certificate.visible && !certificate.nameVisible && <Badge state="HIDDEN">{visibility.value.nameHidden}</Badge>}
      </div>
      {certificate.kind !== 'TRANSCRIPT' && (
        <ul class="awarded">
          {certificate.credits.edges.map(({ node }) => (
            <li key={node.id}>
              <Amount value={node.amount} unit={node.unit} /> {kindName(node)}
            </li>
          ))}
        </ul>
      )}
      <p class="aside">
        <bdi>{certificate.learnerName}</bdi> · {words.issued(day(certificate.issuedAt, learner.value?.timeZone))} · {words.certificateNumber}{' '}
        <bdi class="code">{certificate.number}</bdi>
      </p>
      {certificate.revocationReason && (
        <p class="aside" dir="auto">
          {certificate.revocationReason}
        </p>
      )}
      {certificate.supersededBy && (
        <p class="aside">
          {issuing.value.replacedBy}{' '}
          <a class="code" href={certificate.supersededBy.verifyUrl}>
            <bdi>{certificate.supersededBy.number}</bdi>
          </a>
        </p>
      )}
      <div class="row start">
        {certificate.downloadUrl ? <Download files={certificate} title={certificate.title} primary /> : <span>{words.preparing}</span>}
        <a href={certificate.verifyUrl}>{words.verify}</a>
      </div>
      <Visibility certificate={certificate} changed={changed} />
    </li>
  );
}

/** How many are chosen of those shown, all of them at once, and what can be done with them. */
function Choosing({ shown, chosen, pack }: { shown: readonly CertificateOf[]; chosen: Signal<ReadonlySet<string>>; pack: () => void }) {
  const words = packages.value;
  const count = shown.filter(({ id }) => chosen.value.has(id)).length;
  return (
    <div class="row choosing">
      <label class="check">
        <input
          type="checkbox"
          checked={count === shown.length}
          ref={(box) => {
            if (box) box.indeterminate = count > 0 && count < shown.length;
          }}
          onChange={(event) => (chosen.value = new Set(event.currentTarget.checked ? shown.map(({ id }) => id) : []))}
        />
        {words.chooseAll}
      </label>
      <span role="status">{chosen.value.size > 0 && words.chosen(chosen.value.size)}</span>
      <button type="button" onClick={pack}>
        {words.pack}
      </button>
    </div>
  );
}

export default function Certificates() {
  const words = overview.value;
  const asked = address.value.searchParams;
  const change = useParameters();
  const filter = filterFrom(asked);
  const chosen = useSignal<ReadonlySet<string>>(new Set());
  const packing = useSignal(false);
  const pages = usePages(CERTIFICATES, { filter }, ({ viewer }) => viewer.learner?.certificates);
  const { data, rows } = pages;
  // A claim issues one, and credit that is taken back revokes its own.
  useChanges(() => void pages.refresh());
  const made = usePackages();

  const choose = (id: string, isChosen: boolean) => {
    const others = [...chosen.value].filter((each) => each !== id);
    chosen.value = new Set(isChosen ? [...others, id] : others);
  };
  const filterBy = (changes: Readonly<Record<string, string>>) => {
    chosen.value = new Set();
    change(changes);
  };

  const none = isFiltered(asked) ? (
    <>
      {packages.value.noneFit}{' '}
      <button type="button" onClick={() => filterBy(NO_FILTER)}>
        {packages.value.showAll}
      </button>
    </>
  ) : (
    <>
      {words.noCertificates} <a href="/catalogue">{words.browse}</a>
    </>
  );
  return (
    <Page title={shell.value.certificates}>
      <Issue done={() => void pages.refresh()} />
      <Packages {...made} />
      <Filters parameters={asked} change={filterBy} />
      <Listing pages={pages} empty={none}>
        <Choosing shown={rows.value} chosen={chosen} pack={() => (packing.value = true)} />
        <ul class="cards">
          {rows.value.map((certificate) => (
            <Certificate
              key={certificate.id}
              certificate={certificate}
              chosen={chosen.value.has(certificate.id)}
              choose={(isChosen) => choose(certificate.id, isChosen)}
              changed={() => void pages.refresh()}
            />
          ))}
        </ul>
      </Listing>
      <PackageDialog
        scope={{ chosen: [...chosen.value], filter, fitting: data.value?.viewer.learner?.certificates.totalCount ?? 0 }}
        open={packing.value}
        onClose={() => (packing.value = false)}
        asked={made.reload}
      />
    </Page>
  );
}
