"""One POST of JSON to an address that is a secret: no redirect is followed, nothing logged, no word of it comes back.

The standard library's client, since those that most programs use follow redirects and log addresses by themselves.
"""

from __future__ import annotations

import http.client
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Event, Timer
from typing import Final
from urllib.parse import SplitResult, urlsplit

from opsdesk.domain.delivery import Outcome, not_sent, sent, unsure
from opsdesk.outbox.secrets import Secret, masked
from opsdesk.outbox.tls import tls_problem

SAFE_TO_REPEAT: Final = frozenset({408, 425, 429, 500, 503})
"""Answers by which the other side says that it did nothing, and may do it later. Every other 5xx is the word of
something in between, which doesn't know what became of it."""


def post(url: Secret, body: str, *, key: str, authorization: Secret | None, timeout: float) -> Outcome:
    """Posts the body. The key goes along as `Idempotency-Key`, for receivers that drop what they have already."""
    secrets = [url, *([authorization] if authorization else [])]
    try:
        address = urlsplit(url.reveal())
        connection = _connection(address, timeout)
    except ValueError:
        return not_sent("the address is none of http:// or https://", again=False)
    headers = {"Content-Type": "application/json; charset=utf-8", "Idempotency-Key": key, "User-Agent": "opsdesk"}
    if authorization:
        headers["Authorization"] = authorization.reveal()
    target = f"{address.path or '/'}{f'?{address.query}' if address.query else ''}"
    try:
        connection.connect()
    except (OSError, UnicodeError) as error:
        return not_sent(masked(f"no connection ({_reason(error)})", *secrets))
    try:
        with _within(timeout, connection.sock):
            connection.request("POST", target, body.encode("utf-8", "replace"), headers)
            status = connection.getresponse().status
    except (ValueError, http.client.InvalidURL):
        return not_sent("the address or the authorization has signs in it that no request can have", again=False)
    except (OSError, http.client.HTTPException) as error:
        return unsure(masked(f"the connection ended before an answer came ({_reason(error)})", *secrets))
    finally:
        connection.close()
    return answered(status)


def answered(status: int) -> Outcome:
    """What an HTTP status says about whether the text is there."""
    if 200 <= status < 300:
        return sent(f"status {status}")
    if 300 <= status < 400:
        return not_sent(f"status {status}: it points elsewhere, and nothing is sent where nobody said so", again=False)
    if status >= 500 and status not in SAFE_TO_REPEAT:
        return unsure(f"status {status}: something in between didn't get an answer")
    return not_sent(f"status {status}", again=status in SAFE_TO_REPEAT)


def _connection(address: SplitResult, timeout: float) -> http.client.HTTPConnection:
    if not address.hostname:
        raise ValueError("no host")
    if address.scheme == "https":
        context = ssl.create_default_context()
        return http.client.HTTPSConnection(address.hostname, address.port, timeout=timeout, context=context)
    if address.scheme == "http":
        return http.client.HTTPConnection(address.hostname, address.port, timeout=timeout)
    raise ValueError("no web address")


@contextmanager
def _within(timeout: float, connected: socket.socket) -> Iterator[None]:
    """Ends a conversation whose time is over; raises TimeoutError then. The socket's own timeout is for each sign that
    comes, and a server that sends one now and then would keep every other channel waiting."""
    over = Event()

    def end() -> None:
        over.set()
        with suppress(OSError):
            socket.socket.shutdown(connected, socket.SHUT_RDWR)  # TLS's own would forget its keys under the reader

    timer = Timer(timeout, end)
    timer.daemon = True
    timer.start()
    try:
        yield
    except (OSError, http.client.HTTPException) as error:
        if over.is_set():
            raise TimeoutError from error
        raise
    finally:
        timer.cancel()


def _reason(error: Exception) -> str:
    if isinstance(error, TimeoutError):
        return "timed out"
    said = (error.strerror if isinstance(error, OSError) else "") or type(error).__name__
    return tls_problem(said) or said
