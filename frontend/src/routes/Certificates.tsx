/** Every certificate of the learner, newest first. */
import { CERTIFICATES, type CertificateOf } from '../gql/certificates';
import { day } from '../i18n/format';
import { overview } from '../i18n/overview';
import { shell } from '../i18n/shell';
import { terms, wordFor } from '../i18n/terms';
import { useChanges } from '../state/changes';
import { usePages } from '../state/paging';
import { learner } from '../state/session';
import { Amount, kindName } from '../ui/Amount';
import { Badge } from '../ui/Badge';
import { Download } from '../ui/Download';
import { Failure, Skeleton } from '../ui/Loading';
import { Problem } from '../ui/Notice';
import { Page } from '../ui/Page';
import { visibility } from '../i18n/visibility';
import { Visibility } from './certificates/Visibility';
import './certificates.css';

function Certificate({ certificate, changed }: { certificate: CertificateOf; changed: () => void }) {
  const words = overview.value;
  return (
    <li class="panel certificate">
      <div class="row">
        <div>
          <p class="eyebrow">{wordFor(words.certificateKinds, certificate.kind)}</p>
          <h2 dir="auto">{certificate.title}</h2>
        </div>
        <Badge state={certificate.status}>{wordFor(words.certificateStatuses, certificate.status)}</Badge>
        {!certificate.visible && <Badge state="HIDDEN">{visibility.value.hidden}</Badge>}
        {certificate.visible && !certificate.nameVisible && <Badge state="HIDDEN">{visibility.value.nameHidden}</Badge>}
      </div>
      <ul class="awarded">
        {certificate.credits.edges.map(({ node }) => (
          <li key={node.id}>
            <Amount value={node.amount} unit={node.unit} /> {kindName(node)}
          </li>
        ))}
      </ul>
      <p class="aside">
        <bdi>{certificate.learnerName}</bdi> · {words.issued(day(certificate.issuedAt, learner.value?.timeZone))} · {words.certificateNumber}{' '}
        <bdi class="code">{certificate.number}</bdi>
      </p>
      {certificate.revocationReason && (
        <p class="aside" dir="auto">
          {certificate.revocationReason}
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

export default function Certificates() {
  const words = overview.value;
  const { data, failure, reload, rows, problem, hasMore, more, refresh } = usePages(
    CERTIFICATES,
    {},
    ({ viewer }) => viewer.learner?.certificates,
  );
  // A claim issues one, and credit that is taken back revokes its own.
  useChanges(() => void refresh());

  return (
    <Page title={shell.value.certificates}>
      {failure.value && <Failure failure={failure.value} retry={reload} />}
      {!data.value && !failure.value && (
        <div class="panel tall">
          <Skeleton rows={6} />
        </div>
      )}
      {data.value && rows.value.length === 0 && (
        <p class="panel empty">
          {words.noCertificates} <a href="/catalogue">{words.browse}</a>
        </p>
      )}
      {rows.value.length > 0 && (
        <ul class="cards">
          {rows.value.map((certificate) => (
            <Certificate key={certificate.id} certificate={certificate} changed={() => void refresh()} />
          ))}
        </ul>
      )}
      <Problem text={problem.value} />
      {hasMore && (
        <p>
          <button type="button" onClick={() => void more()}>
            {terms.value.showMore}
          </button>
        </p>
      )}
    </Page>
  );
}
