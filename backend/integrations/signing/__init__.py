"""Who helps to sign from outside: a command that holds the key, and a server that says what time it was."""

from backend.integrations.signing.answers import NoAnswer
from backend.integrations.signing.commands import SignerCommand
from backend.integrations.signing.time_stamps import TimeStampServer

__all__ = ["NoAnswer", "SignerCommand", "TimeStampServer"]
