"""What can be answered with "no" here: a page that cannot be printed truthfully, a key pair that must not sign."""


class RenderFailed(Exception):  # noqa: N818 - named after the fact, as refusals are
    """The facts cannot be printed as they stand: a glyph is missing, a text does not fit, or the engine complained.

    Nothing is ever printed blank, cut or silently shrunk instead. The message is one sentence that a person can act on.
    """


class SignerRefused(Exception):  # noqa: N818 - named after the fact, as refusals are
    """This key and these certificates must not sign; the message is one sentence that says why."""
