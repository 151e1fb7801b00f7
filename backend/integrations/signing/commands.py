"""A signer command: a program of the operator's that holds the key, or asks a key service or a security module for it.

It gets the SHA-256 as 32 bytes on its standard input and prints the signature value as Base64.
"""

import base64
import binascii
import os
import shlex
import signal
import subprocess
from dataclasses import dataclass

from backend.integrations.signing.answers import NoAnswer

LONGEST_COMPLAINT = 300
"""Characters of what the command complains of that are repeated."""


@dataclass(frozen=True, slots=True)
class SignerCommand:
    """A command with its arguments, as a shell would split them; no shell runs it. It may take so many seconds."""

    text: str
    seconds: int

    def value(self, digest: bytes) -> bytes:
        """The signature value over a SHA-256, as the command gives it. Waits for it: call it in a thread.

        Raises: NoAnswer.
        """
        printed = self._run(digest)
        try:
            return base64.b64decode(b"".join(printed.split()), validate=True)
        except binascii.Error as error:
            raise NoAnswer("The signer command printed something else than Base64.") from error

    def _run(self, digest: bytes) -> bytes:
        try:
            process = subprocess.Popen(  # noqa: S603 - the operator's own command
                shlex.split(self.text),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                start_new_session=True,
            )
        except OSError as error:
            raise NoAnswer(f"The signer command cannot be started: {error.strerror}.") from error
        with process:
            try:
                printed, complaint = process.communicate(digest, timeout=self.seconds)
            except subprocess.TimeoutExpired as error:
                os.killpg(process.pid, signal.SIGKILL)  # with whatever it has started itself
                raise NoAnswer(f"The signer command did not answer within {self.seconds} s.") from error
        if process.returncode:
            said = complaint.decode(errors="replace").strip()[-LONGEST_COMPLAINT:] or "it does not say why"
            raise NoAnswer(f"The signer command failed with exit status {process.returncode}: {said}")
        return printed
