"""Facts to an unsigned PDF the plain way: HTML and CSS through xhtml2pdf. What certificates are compared with, pixel by pixel.

`render` prints the same page some two hundred times as fast; it learns from here how a design's style sheet sets each look.
"""

from collections.abc import Sequence

from backend.certificates import labels, printing
from backend.certificates.facts import Facts
from backend.certificates.failures import RenderFailed
from backend.certificates.layout import Paper, Placed, Upright
from backend.certificates.page import compose


def render(facts: Facts, *, paper: Paper | str = Paper.A4, seal: bytes | None = None) -> bytes:
    """The certificate as an unsigned PDF of one page, dated by the clock and without tags.

    `seal` is the PNG that the facts name by its SHA-256, None where they name none. Takes some 0.3 s, one at a time.

    Raises: RenderFailed if it cannot be printed completely and truthfully; ValueError for an unknown paper.
    """
    page = compose(facts, paper=Paper(paper), own_seal=seal)
    return laid_out(
        page, paper=Paper(paper), language=labels.of(facts.language).language, template_version=facts.template_version
    )


def laid_out(page: Sequence[Placed], *, paper: Paper | Upright, language: str, template_version: int) -> bytes:
    """What is placed on a page, in a design.

    Raises: RenderFailed if there is no such design or the engine complains of anything.
    """
    name, environment = f"v{template_version}/certificate.html", printing.environment()
    if name not in environment.list_templates():
        raise RenderFailed(f"There is no certificate template of version {template_version}.")
    return printing.printed(
        environment.get_template(name).render(page=page, paper=paper, language=language, fonts=printing.fonts())
    )
