"""One POST of JSON to an address that is a secret: no redirect is followed, nothing logged, no word of it comes back.

The standard library's client, since those that most programs use follow redirects and log addresses by themselves.
"""

from __future__ import annotations

import http.client
import socket
import ssl
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Event, Thread, Timer
from typing import Any, Final
from urllib.parse import SplitResult, urlsplit

from opsdesk.domain.delivery import Outcome, not_sent, sent, unsure
from opsdesk.outbox.secrets import Secret, masked
from opsdesk.outbox.tls import tls_problem

SAFE_TO_REPEAT: Final = frozenset({408, 425, 429, 500, 503})
"""Answers by which the other side says that it did nothing, and may do it later. Every other 5xx is the word of
something in between, which doesn't know what became of it."""


def post(url: Secret, body: str, *, key: str, authorization: Secret | None, timeout: float) -> Outcome:
    """Posts the body. The key goes along as `Idempotency-Key`, for receivers that drop what they have already.

    Looking the host up, connecting to one of its addresses and talking have the timeout together.
    """
    until = time.monotonic() + timeout
    secrets = [url, *([authorization] if authorization else [])]
    try:
        address = urlsplit(url.reveal())
        tls = ssl.create_default_context() if address.scheme == "https" else None
        connection = _connection(address, tls)
    except (ValueError, http.client.InvalidURL):  # their words hold the address
        return not_sent("the address is none of http:// or https:// with a host", again=False)
    except OSError as error:
        return not_sent(masked(f"no connection ({_reason(error)})", *secrets))
    headers = {"Content-Type": "application/json; charset=utf-8", "Idempotency-Key": key, "User-Agent": "opsdesk"}
    if authorization:
        headers["Authorization"] = authorization.reveal()
    target = f"{address.path or '/'}{f'?{address.query}' if address.query else ''}"
    try:
        connection.sock = connected = _connected(connection, tls, until)
    except (OSError, ValueError) as error:
        return not_sent(masked(f"no connection ({_reason(error)})", *secrets))
    try:
        with _within(until, connected):
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


def _connection(address: SplitResult, tls: ssl.SSLContext | None) -> http.client.HTTPConnection:
    """What will talk; it has no connection yet."""
    if not address.hostname:
        raise ValueError("no host")
    if tls:
        return http.client.HTTPSConnection(address.hostname, address.port or http.client.HTTPS_PORT, context=tls)
    if address.scheme == "http":
        return http.client.HTTPConnection(address.hostname, address.port or http.client.HTTP_PORT)
    raise ValueError("no web address")


def _connected(connection: http.client.HTTPConnection, tls: ssl.SSLContext | None, until: float) -> socket.socket:
    """A socket to the first address of the host that takes one; each has its share of the time that is left.

    Raises OSError, and ValueError where the host can be no name.
    """
    addresses = _looked_up(connection.host, connection.port, _left(until))
    for left, (family, kind, protocol, _name, place) in zip(range(len(addresses), 0, -1), addresses, strict=True):
        try:
            reached = _reached(socket.socket(family, kind, protocol), place, _left(until) / left)
            break
        except OSError:
            if left == 1:
                raise
    with _closed_unless_well(reached):
        reached.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        reached.settimeout(_left(until))
        return tls.wrap_socket(reached, server_hostname=connection.host) if tls else reached


def _reached(through: socket.socket, place: Any, seconds: float) -> socket.socket:
    with _closed_unless_well(through):
        through.settimeout(seconds)
        through.connect(place)
        return through


@contextmanager
def _closed_unless_well(used: socket.socket) -> Iterator[None]:
    try:
        yield
    except (OSError, ValueError):
        used.close()
        raise


def _looked_up(host: str, port: int, seconds: float) -> list[tuple[Any, ...]]:
    """The addresses of a host. The system can't be told how long it may look, so it looks on a thread that is left
    alone once the time is over."""
    found: list[tuple[Any, ...]] = []
    failed: list[OSError | ValueError] = []

    def look_up() -> None:
        try:
            found.extend(socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
        except (OSError, ValueError) as error:
            failed.append(error)

    looking = Thread(target=look_up, name="opsdesk-lookup", daemon=True)
    looking.start()
    looking.join(seconds)
    if failed:
        raise failed[0]
    if not found:
        raise TimeoutError
    return found


def _left(until: float) -> float:
    """Seconds that are left; raises TimeoutError when none are."""
    if (left := until - time.monotonic()) <= 0:
        raise TimeoutError
    return left


@contextmanager
def _within(until: float, connected: socket.socket) -> Iterator[None]:
    """Ends a conversation whose time is over; raises TimeoutError then. The socket's own timeout is for each sign that
    comes, and a server that sends one now and then would keep every other channel waiting."""
    over = Event()

    def end() -> None:
        over.set()
        with suppress(OSError):
            socket.socket.shutdown(connected, socket.SHUT_RDWR)  # TLS's own would forget its keys under the reader

    timer = Timer(_left(until), end)
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
