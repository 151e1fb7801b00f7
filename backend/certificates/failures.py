"""What can be answered with "no" here: a page that cannot be printed truthfully, a key that must not or cannot sign."""


class RenderFailed(Exception):  # noqa: N818 - named after the fact, as refusals are
    """The facts cannot be printed as they stand: a glyph is missing, a text does not fit, or the engine complained.

    Nothing is ever printed blank, cut or silently shrunk instead. The message is one sentence that a person can act on.
    """


class SignerRefused(Exception):  # noqa: N818 - named after the fact, as refusals are
    """This key and these certificates must not sign; the message is one sentence that says why."""


class SigningFailed(Exception):  # noqa: N818 - named after the fact, as refusals are
    """A signature could not be had just now, from a signer command or a time-stamp server; the message says why.

    Nothing is kept then, so trying again later is safe and right.
    """


class BindingFailed(Exception):  # noqa: N818 - the same
    """A file is none that can be bound with others into one."""
