"""A time-stamp server for tests: `openssl ts` behind HTTP on 127.0.0.1, which can also be made to misbehave."""

import datetime as dt
import os
import shutil
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import ExtendedKeyUsageOID

from tests.make_keys import pem, self_signed

_CONFIGURATION = """
[tsa]
default_tsa = here
[here]
serial = {folder}/serial
signer_cert = {folder}/tsa.pem
signer_key = {folder}/tsa.key
certs = {folder}/tsa.pem
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
ess_cert_id_alg = sha256
"""


@dataclass
class Server:
    """Where it listens, the certificate that its stamps are made with, and how it answers from now on."""

    folder: Path
    url: str = ""
    asked: int = 0
    answer: Callable[[bytes], tuple[int, bytes]] = field(init=False)

    def __post_init__(self) -> None:
        self.answer = self.honest

    @property
    def certificate(self) -> bytes:
        return (self.folder / "tsa.pem").read_bytes()

    def honest(self, question: bytes) -> tuple[int, bytes]:
        query, reply = self.folder / f"{self.asked}.tsq", self.folder / f"{self.asked}.tsr"
        query.write_bytes(question)
        subprocess.run(
            ["openssl", "ts", "-reply", "-config", self.folder / "tsa.cnf", "-queryfile", query, "-out", reply],
            check=True,
            capture_output=True,
            timeout=30,
        )
        return 200, reply.read_bytes()

    def down(self, _question: bytes) -> tuple[int, bytes]:
        return 503, b""

    def nonsense(self, _question: bytes) -> tuple[int, bytes]:
        return 200, b"<html>Sign in to the hotel's network</html>"

    def slow(self, question: bytes) -> tuple[int, bytes]:
        time.sleep(2)
        return self.honest(question)


@contextmanager
def time_stamp_server(folder: Path) -> Iterator[Server]:
    """The server, while the block runs. The test is skipped where openssl is absent, but never in CI."""
    if shutil.which("openssl") is None and os.environ.get("CI") != "true":
        pytest.skip("needs openssl: apt install openssl")
    server = Server(folder)
    _set_up(folder)

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            server.asked += 1
            status, content = server.answer(self.rfile.read(int(self.headers["content-length"])))
            self.send_response(status)
            self.send_header("content-type", "application/timestamp-reply")
            self.send_header("content-length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_arguments: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as listening:
        thread = threading.Thread(target=listening.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        server.url = f"http://127.0.0.1:{listening.server_port}/"
        try:
            yield server
        finally:
            listening.shutdown()
            thread.join()


def _set_up(folder: Path) -> None:
    key = rsa.generate_private_key(65537, 2048)
    purpose = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING])
    certificate = self_signed(key, purpose, now=dt.datetime.now(dt.UTC), name="Clock of the tests")
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "tsa.key").write_bytes(pem(key))
    (folder / "tsa.pem").write_bytes(certificate)
    (folder / "serial").write_text("01\n")
    (folder / "tsa.cnf").write_text(_CONFIGURATION.format(folder=folder))
