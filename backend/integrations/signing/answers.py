"""What can go wrong with each of them."""


class NoAnswer(Exception):  # noqa: N818 - named after the fact
    """No answer came in time, or one that cannot be used. The message is one sentence for the operator."""
