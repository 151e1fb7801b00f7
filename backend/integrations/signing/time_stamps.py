"""A time-stamp server (RFC 3161): what it vouches for existed at that time, whatever becomes of the signer's certificate."""

import hashlib
import secrets
from dataclasses import dataclass
from typing import ClassVar

import httpx
from asn1crypto import cms, core, tsp
from asn1crypto import x509 as asn1_x509
from pyhanko.sign.timestamps.common_utils import extract_ts_certs
from pyhanko.sign.validation.generic_cms import validate_sig_integrity
from pyhanko_certvalidator.registry import SimpleCertificateStore

from backend.integrations.signing.answers import NoAnswer

DIGEST = "sha256"
_GRANTED = {"granted", "granted_with_mods"}
_PURPOSE = "time_stamping"
_HEADERS = {"content-type": "application/timestamp-query", "accept": "application/timestamp-reply"}


class Answer(core.Sequence):  # type: ignore[misc]  # asn1crypto has no types
    """A server's answer. asn1crypto's own insists on a token, which a refusal has not."""

    _fields: ClassVar = [("status", tsp.PKIStatusInfo), ("time_stamp_token", cms.ContentInfo, {"optional": True})]


@dataclass(frozen=True, slots=True)
class TimeStampServer:
    """A server at an address, which may carry a user and a password. It may take so many seconds."""

    url: str
    seconds: int

    def token(self, digest: bytes) -> bytes:
        """A token (DER) that says when this SHA-256 was shown to the server. Waits for it: call it in a thread.

        It is checked first: that it answers this question, that its signature is right, and that it was made by a
        certificate for time stamps.
        Raises: NoAnswer.
        """
        nonce = secrets.randbits(63)
        answer = self._ask(_question(digest, nonce))
        try:
            read = Answer.load(answer, strict=True)
            status = read["status"]["status"].native
            token = read["time_stamp_token"] if status in _GRANTED else None
            sound = token is not None and _is_sound(token, digest, nonce)
        except Exception as error:  # a stranger's bytes, read by a lenient parser: they may be wrong in any way
            raise NoAnswer("The time-stamp server answered with something else than a time stamp.") from error
        if token is None:
            raise NoAnswer(f"The time-stamp server refused: {status}.")
        if not sound:
            raise NoAnswer("The time-stamp server's answer is not a time stamp of what it was asked about.")
        made: bytes = token.dump()
        return made

    def _ask(self, question: bytes) -> bytes:
        try:
            answer = httpx.post(self.url, content=question, headers=_HEADERS, timeout=self.seconds)
            answer.raise_for_status()
        except httpx.HTTPStatusError as error:
            raise NoAnswer(f"The time-stamp server answered with HTTP status {error.response.status_code}.") from error
        except httpx.HTTPError as error:
            raise NoAnswer(f"The time-stamp server cannot be reached: {type(error).__name__}.") from error
        return answer.content


def _question(digest: bytes, nonce: int) -> bytes:
    imprint = {"hash_algorithm": {"algorithm": DIGEST}, "hashed_message": digest}
    asked = tsp.TimeStampReq({"version": 1, "message_imprint": imprint, "nonce": nonce, "cert_req": True})
    question: bytes = asked.dump()
    return question


def _is_sound(token: cms.ContentInfo, digest: bytes, nonce: int) -> bool:
    content = token["content"]["encap_content_info"]["content"]
    stamped, imprint = content.parsed, content.parsed["message_imprint"]
    (signer,) = token["content"]["signer_infos"]
    certificate = next(extract_ts_certs(token, SimpleCertificateStore()), None)  # type: ignore[no-untyped-call]
    if certificate is None or not _may_stamp(certificate):
        return False
    asked = (stamped["nonce"].native, imprint["hash_algorithm"]["algorithm"].native, imprint["hashed_message"].native)
    own_digest = hashlib.new(signer["digest_algorithm"]["algorithm"].native, bytes(content)).digest()
    return asked == (nonce, DIGEST, digest) and validate_sig_integrity(signer, certificate, "tst_info", own_digest) == (
        True,
        True,
    )


def _may_stamp(certificate: asn1_x509.Certificate) -> bool:
    usage = certificate.extended_key_usage_value
    return usage is not None and _PURPOSE in usage.native
