/** Revoking a certificate. */
import { REVOKE_CERTIFICATE } from '../../gql/certificates';
import { request } from '../../gql/client';
import { issuing } from '../../i18n/issuing';
import { WithReason } from './WithReason';

export function Revoke({ certificate, done }: { certificate: { id: string; number: string }; done: () => void }) {
  const words = issuing.value;
  const send = async (reason: string) => (await request(REVOKE_CERTIFICATE, { input: { certificateId: certificate.id, reason } })).revokeCertificate;
  return (
    <WithReason
      label={words.revoke}
      about={certificate.number}
      words={{ ...words, title: words.revokeTitle, done: words.revoked }}
      effects={words.revokeEffects}
      send={send}
      done={done}
    />
  );
}
