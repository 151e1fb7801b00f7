"""What a signed certificate costs: xhtml2pdf and pyHanko's plain way against ours, interleaved in the same run.

`python -m benchmarks.certificates` makes certificates of one activity for many learners, each with another name and number, and
prints medians of CPU time for each, how many a core makes in a second, and the ratio.
"""

import datetime as dt
import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import count

from backend.certificates import numbers, reference, statements
from backend.certificates.facts import CertificateKind, CertifiedCredit, Facts
from backend.certificates.issue import certificate_bytes
from backend.certificates.signer import PrivateKey, load_signer
from backend.domain.activities import LearningFormat
from backend.domain.credits import CreditType, CreditUnit
from benchmarks.signing import KEYS, NOW, signed_by_pyhanko, stock_signer
from tests.make_keys import pem, self_signed

ROUNDS = 9
BATCH = 50
"""Ours are made so many at a time: one is too short to be measured."""

WARM = 10
"""Batches that are made before anything is measured."""

PROVIDER = "Gulf Horizon Institute of Medicine"
GIVEN = ("Zoë", "Fatima", "Łukasz", "Ștefan", "Hằng", "Noura", "Björk")
FAMILY = ("Ångström", "Al Khalidi", "Wiśniewski", "García Márquez", "Nguyễn", "O'Connor")


@dataclass(frozen=True, slots=True)
class Costs:
    """Median CPU milliseconds of a certificate the plain way and ours."""

    plain: float
    ours: float


def main() -> None:
    print("| key | plain, CPU ms | ours, CPU ms | ours a second | times |")
    print("|---|---:|---:|---:|---:|")
    for name in ("P-256", "RSA-2048"):
        costs = measured(KEYS[name]())
        print(f"| {name} | {costs.plain:.0f} | {costs.ours:.2f} | {1000 / costs.ours:,.0f} | {costs.plain / costs.ours:.0f} |")


def measured(key: PrivateKey, *, rounds: int = ROUNDS, batch: int = BATCH) -> Costs:
    """What both ways cost with this key."""
    certificate = self_signed(key, now=NOW)
    signer, plain_signer = load_signer(pem(key), certificate, at=NOW), stock_signer(key, certificate)
    learners = facts_of_learners()

    def plain() -> None:
        signed_by_pyhanko(reference.render(next(learners)), plain_signer)

    def ours() -> None:
        for _ in range(batch):
            certificate_bytes(next(learners), signer, at=NOW)

    # What either way learns once is learned before.
    plain()
    for _ in range(WARM):
        ours()
    taken = [(_cpu(plain), _cpu(ours) / batch) for _ in range(rounds)]
    return Costs(*(statistics.median(times) for times in zip(*taken, strict=True)))


def facts_of_learners() -> Iterator[Facts]:
    """Certificates of one activity, without end."""
    ama = CertifiedCredit(
        type=CreditType.AMA_PRA_CATEGORY_1, amount=Decimal("4.00"), unit=CreditUnit.CREDIT, label=statements.AMA_LABEL
    )
    first = Facts(
        number="",
        kind=CertificateKind.CREDIT,
        learner_name="",
        credentials="Physician",
        activity_title="Antimicrobial Stewardship in Intensive Care: A Case-Based Course",
        provider_name=PROVIDER,
        learning_format="Live activity",
        location="Dubai, United Arab Emirates",
        completed_on=dt.date(2026, 11, 20),
        issued_on=dt.date(2026, 11, 24),
        credits=(ama,),
        statements=(
            statements.accme_accreditation(provider=PROVIDER),
            statements.ama_designation(provider=PROVIDER, learning_format=LearningFormat.LIVE, maximum=Decimal(4)),
        ),
        verify_url="",
    )
    for at in count():
        number = numbers.new_number((at * 2654435761 % 2**80).to_bytes(10, "big"))
        name = f"{GIVEN[at % len(GIVEN)]} {chr(ord('A') + at % 26)}. {FAMILY[at % len(FAMILY)]}"
        yield replace(first, number=number, learner_name=name, verify_url=f"https://credits.example.org/verify/{number}")


def _cpu(way: Callable[[], object]) -> float:
    before = time.process_time()
    way()
    return (time.process_time() - before) * 1000


if __name__ == "__main__":
    main()
