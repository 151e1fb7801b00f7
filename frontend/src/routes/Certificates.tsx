/** Every certificate of the learner, newest first. */
import { useSignal } from '@preact/signals';
import { CERTIFICATES, type CertificateOf } from '../gql/certificates';
import { request } from '../gql/client';
import { day } from '../i18n/format';
import { overview } from '../i18n/overview';
import { shell } from '../i18n/shell';
import { terms, wordFor } from '../i18n/terms';
import { useChanges } from '../state/changes';
import { sentenceForFailure } from '../state/refusals';
import { useQuery } from '../state/query';
import { learner } from '../state/session';
import { Amount, kindName } from '../ui/Amount';
import { Badge } from '../ui/Badge';
import { Download } from '../ui/Download';
import { Failure, Skeleton } from '../ui/Loading';
import { Problem } from '../ui/Notice';
import { Page } from '../ui/Page';
import './certificates.css';

function Certificate({ certificate }: { certificate: CertificateOf }) {
  const words = overview.value;
  return (
    <li class="panel certificate">
      <div class="row">
        <div>
          <p class="eyebrow">{wordFor(words.certificateKinds, certificate.kind)}</p>
          <h2 dir="auto">{certificate.title}</h2>
        </div>
        <Badge state={certificate.status}>{wordFor(words.certificateStatuses, certificate.status)}</Badge>
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
        {certificate.downloadUrl ? <Download url={certificate.downloadUrl} title={certificate.title} primary /> : <span>{words.preparing}</span>}
        <a href={certificate.verifyUrl}>{words.verify}</a>
      </div>
    </li>
  );
}

export default function Certificates() {
  const words = overview.value;
  const shown = useSignal<readonly CertificateOf[] | undefined>(undefined);
  const next = useSignal<string | null>(null);
  const problem = useSignal('');
  const { failure, reload } = useQuery(CERTIFICATES, {}, ({ viewer }) => {
    shown.value = viewer.learner?.certificates.edges.map(({ node }) => node) ?? [];
    next.value = viewer.learner?.certificates.pageInfo.hasNextPage ? viewer.learner.certificates.pageInfo.endCursor : null;
  });
  // A claim issues one, and credit that is taken back revokes its own.
  useChanges(reload);

  const more = async () => {
    problem.value = '';
    try {
      const { viewer } = await request(CERTIFICATES, { after: next.value });
      const page = viewer.learner?.certificates;
      shown.value = [...(shown.value ?? []), ...(page?.edges.map(({ node }) => node) ?? [])];
      next.value = page?.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } catch (trouble) {
      problem.value = sentenceForFailure(trouble);
    }
  };

  return (
    <Page title={shell.value.certificates}>
      {failure.value && <Failure failure={failure.value} retry={reload} />}
      {!shown.value && !failure.value && (
        <div class="panel tall">
          <Skeleton rows={6} />
        </div>
      )}
      {shown.value?.length === 0 && (
        <p class="panel empty">
          {words.noCertificates} <a href="/catalogue">{words.browse}</a>
        </p>
      )}
      {shown.value && shown.value.length > 0 && (
        <ul class="cards">
          {shown.value.map((certificate) => (
            <Certificate key={certificate.id} certificate={certificate} />
          ))}
        </ul>
      )}
      <Problem text={problem.value} />
      {next.value && (
        <p>
          <button type="button" onClick={() => void more()}>
            {terms.value.showMore}
          </button>
        </p>
      )}
    </Page>
  );
}
