"""One authority and one signed certificate for the tests of this folder: both are values that nobody changes."""

import pytest

from backend.certificates.authority import Authority, create_authority
from backend.certificates.issue import certificate_bytes
from backend.certificates.signer import Signer, load_signer
from tests.certificates import samples


@pytest.fixture(scope="session")
def authority() -> Authority:
    return create_authority("Gulf Horizon", now=samples.NOW, entropy=bytes(range(64)))


@pytest.fixture(scope="session")
def signer(authority: Authority) -> Signer:
    return load_signer(authority.key_pem, authority.chain_pem, at=samples.NOW)


@pytest.fixture(scope="session")
def signed(signer: Signer) -> bytes:
    return certificate_bytes(samples.fullest(), signer, at=samples.NOW)
