"""Real endpoints on loopback: an HTTP server and a mail server that remember what they got and answer as told."""

from __future__ import annotations

import socketserver
import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

LOCALHOST = Path(__file__).with_name("localhost.pem")
"""A certificate for loopback that signed itself, with its key; no secret, and good for a hundred years."""


@dataclass
class Request:
    """What an HTTP endpoint got."""

    path: str
    headers: dict[str, str]
    body: str


@dataclass
class Endpoint:
    """A server on loopback."""

    port: int
    requests: list[Request] = field(default_factory=list)
    mails: list[str] = field(default_factory=list)
    answers: list[int | str] = field(default_factory=list)
    """How the next ones are answered: a status, “hang”, “drip”, “close” or “held” (with 200, once it is released);
    then 200."""
    released: threading.Event = field(default_factory=threading.Event)
    refused: dict[str, str] = field(default_factory=dict)
    """Answers to lines of a mail's sender that begin so, in capitals."""


class _Handler(BaseHTTPRequestHandler):
    endpoint: Endpoint

    def do_POST(self) -> None:
        length = int(self.headers.get("Content-Length", 0))
        body = self.rfile.read(length).decode()
        self.endpoint.requests.append(Request(self.path, dict(self.headers), body))
        answer = self.endpoint.answers.pop(0) if self.endpoint.answers else 200
        if answer == "held":
            answer = 200 if self.endpoint.released.wait(60) else 500
        if answer == "hang":
            time.sleep(3)
        if answer == "drip":
            self._drip()
        if isinstance(answer, str):
            self.close_connection = True
            return
        self.send_response(answer)
        if 300 <= answer < 400:
            self.send_header("Location", f"http://127.0.0.1:{self.endpoint.port}/elsewhere")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _drip(self) -> None:
        with suppress(OSError):
            for sign in "HTTP/1.1 200 OK" + " " * 15:
                self.wfile.write(sign.encode())
                time.sleep(0.1)

    def do_GET(self) -> None:
        self.do_POST()

    def log_message(self, *args: object) -> None:
        """Nothing on the test's screen."""


@contextmanager
def http_endpoint(certificate: Path | None = None) -> Iterator[Endpoint]:
    """An HTTP server; over TLS where there is a file with its certificate and key."""
    endpoint = Endpoint(0)
    handler = type("Handler", (_Handler,), {"endpoint": endpoint})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        server.daemon_threads = True
        endpoint.port = server.server_address[1]
        if certificate:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificate)
            server.socket = context.wrap_socket(server.socket, server_side=True)
        with _running(server):
            yield endpoint


@contextmanager
def mail_endpoint() -> Iterator[Endpoint]:
    """A mail server that takes every mail, or refuses those that it is told to."""
    endpoint = Endpoint(0)

    class Handler(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            self._say("220 ready")
            for line in self.rfile:
                word = line.decode().strip().upper()
                if refusal := next(
                    (answer for start, answer in endpoint.refused.items() if word.startswith(start)), ""
                ):
                    self._say(refusal)
                elif word == "DATA":
                    self._say("354 go on")
                    endpoint.mails.append(self._data())
                    if endpoint.answers == ["close"]:
                        return
                    self._say(f"{endpoint.answers.pop(0)} no" if endpoint.answers else "250 taken")
                elif word == "QUIT":
                    self._say("221 bye")
                    return
                else:
                    self._say("250 ok")

        def _data(self) -> str:
            lines = []
            for line in self.rfile:
                if line.rstrip() == b".":
                    break
                lines.append(line.decode())
            return "".join(lines)

        def _say(self, words: str) -> None:
            self.wfile.write(f"{words}\r\n".encode())

    class Server(socketserver.ThreadingTCPServer):
        daemon_threads = True

    with Server(("127.0.0.1", 0), Handler) as server:
        endpoint.port = server.server_address[1]
        with _running(server):
            yield endpoint


@contextmanager
def _running(server: socketserver.BaseServer) -> Iterator[None]:
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    yield
    server.shutdown()
    thread.join()
