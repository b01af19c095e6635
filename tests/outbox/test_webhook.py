"""The webhook, against a real server on loopback: what it gets, and what each of its answers means."""

from __future__ import annotations

import json
import socket
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from threading import Event

import pytest

from opsdesk.config.channels import Channel
from opsdesk.domain.delivery import Fate, Outcome
from opsdesk.outbox import webhook
from opsdesk.outbox.message import Message
from opsdesk.outbox.secrets import Secret
from opsdesk.outbox.sending import Outbox
from tests.outbox.conftest import TEXT
from tests.outbox.endpoints import LOCALHOST, Endpoint, http_endpoint

TOKEN = "T0KEN4242"


def post(web: Endpoint, timeout: float = 5) -> Outcome:
    address = Secret(f"http://127.0.0.1:{web.port}/hooks/{TOKEN}?k={TOKEN}")
    return webhook.post(address, "{}", key="k1", authorization=Secret(f"OAuth {TOKEN}"), timeout=timeout)


def test_it_gets_the_incident_as_a_status_page_has_it(web: Endpoint, message: Message) -> None:
    environ = {"PAGE": f"http://127.0.0.1:{web.port}/hooks/{TOKEN}", "AUTH": f"OAuth {TOKEN}"}
    channel = Channel("statuspage", url="$PAGE", authorization="$AUTH")
    assert Outbox({"page": channel}, {}, environ).send("page", message) == Outcome(Fate.SENT, "status 200")
    [request] = web.requests
    assert request.path == f"/hooks/{TOKEN}"
    assert request.headers["Idempotency-Key"] == message.key
    assert request.headers["Authorization"] == f"OAuth {TOKEN}"
    assert json.loads(request.body)["incident"]["body"] == TEXT


@pytest.mark.parametrize(
    ("answer", "fate", "again"),
    [
        (201, Fate.SENT, True),
        (302, Fate.NOT_SENT, False),
        (401, Fate.NOT_SENT, False),
        (404, Fate.NOT_SENT, False),
        (429, Fate.NOT_SENT, True),
        (500, Fate.NOT_SENT, True),
        (503, Fate.NOT_SENT, True),
        (502, Fate.UNSURE, False),
        (504, Fate.UNSURE, False),
        ("close", Fate.UNSURE, False),
    ],
)
def test_what_an_answer_means(web: Endpoint, answer: int | str, fate: Fate, again: bool) -> None:
    web.answers.append(answer)
    outcome = post(web)
    assert (outcome.fate, outcome.again) == (fate, again)
    assert TOKEN not in outcome.words
    assert len(web.requests) == 1


def test_no_answer_in_time_leaves_it_unsure(web: Endpoint) -> None:
    web.answers.append("hang")
    outcome = post(web, timeout=0.3)
    assert outcome == Outcome(Fate.UNSURE, "the connection ended before an answer came (timed out)", again=False)


def test_an_answer_that_comes_sign_by_sign_is_not_waited_for(web: Endpoint) -> None:
    web.answers.append("drip")
    outcome = post(web, timeout=0.3)
    assert outcome == Outcome(Fate.UNSURE, "the connection ended before an answer came (timed out)", again=False)


def test_an_address_that_no_request_can_have_is_no_answer_that_never_came(web: Endpoint) -> None:
    address = Secret(f"http://127.0.0.1:{web.port}/a b/{TOKEN}")
    outcome = webhook.post(address, "{}", key="k", authorization=None, timeout=2)
    assert (outcome.fate, outcome.again) == (Fate.NOT_SENT, False)
    assert TOKEN not in outcome.words
    assert not web.requests


def test_no_connection_is_tried_again_and_says_no_address(web: Endpoint) -> None:
    web.port = 1
    outcome = post(web)
    assert (outcome.fate, outcome.again) == (Fate.NOT_SENT, True)
    assert outcome.words == "no connection (Connection refused)"


def test_a_certificate_that_nobody_trusts_is_no_connection_until_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    with http_endpoint(LOCALHOST) as web:
        address = Secret(f"https://localhost:{web.port}/hooks/{TOKEN}")
        outcome = webhook.post(address, "{}", key="k", authorization=None, timeout=5)
        assert (outcome.fate, outcome.again) == (Fate.NOT_SENT, True)
        assert outcome.words == (
            "no connection (the server's certificate isn't trusted: self-signed certificate; "
            "SSL_CERT_FILE names those that are)"
        )
        monkeypatch.setenv("SSL_CERT_FILE", str(LOCALHOST))
        assert webhook.post(address, "{}", key="k", authorization=None, timeout=5).fate is Fate.SENT
        assert len(web.requests) == 1


def test_a_server_without_tls_is_no_connection(web: Endpoint) -> None:
    address = Secret(f"https://localhost:{web.port}/hooks/{TOKEN}")
    outcome = webhook.post(address, "{}", key="k", authorization=None, timeout=5)
    assert outcome == Outcome(Fate.NOT_SENT, "no connection (no TLS: wrong version number)")


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd",
        "ftp://x.example/T0KEN4242",
        "T0KEN4242",
        "http://[T0KEN4242",
        "http://T0KEN4242 .hooks.example/x",
        "https://T0KEN4242\x7f.example/x",
        "https://hooks.example:T0KEN4242/x",
        "",
    ],
)
def test_only_web_addresses_are_used(address: str) -> None:
    outcome = webhook.post(Secret(address), "{}", key="k", authorization=None, timeout=1)
    assert (outcome.fate, outcome.again) == (Fate.NOT_SENT, False)
    assert TOKEN not in outcome.words


def test_what_is_wrong_with_an_address_is_said_as_it_is_by_the_outbox(message: Message) -> None:
    environ = {"PAGE": f"https://{TOKEN} .hooks.example/x"}
    outcome = Outbox({"page": Channel("statuspage", url="$PAGE")}, {}, environ).send("page", message)
    assert outcome == Outcome(Fate.NOT_SENT, "the address is none of http:// or https:// with a host", again=False)


def test_a_host_that_no_name_can_be_is_no_connection() -> None:
    outcome = webhook.post(Secret(f"http://{'x' * 70}.example/{TOKEN}"), "{}", key="k", authorization=None, timeout=1)
    assert outcome.fate is Fate.NOT_SENT
    assert TOKEN not in outcome.words


def test_an_authorization_that_no_request_can_have_is_said_without_its_words(web: Endpoint) -> None:
    address = Secret(f"http://127.0.0.1:{web.port}/")
    outcome = webhook.post(address, "{}", key="k", authorization=Secret(f"a\nb {TOKEN}"), timeout=2)
    assert (outcome.fate, outcome.again) == (Fate.NOT_SENT, False)
    assert TOKEN not in outcome.words
    assert not web.requests


@pytest.fixture
def full(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[int, int], None]]:
    """Gives `hooks.example` so many addresses of servers that take no more connections, and then the one of a port."""
    with ExitStack() as stack:

        def stand(how_many: int, port: int) -> None:
            places = [_full_server(stack) for _ in range(how_many)] + [("127.0.0.1", port)] * bool(port)
            found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", place) for place in places]
            monkeypatch.setattr(socket, "getaddrinfo", lambda *asked, **how: found)

        yield stand


def _full_server(stack: ExitStack) -> tuple[str, int]:
    server = stack.enter_context(socket.socket())
    server.bind(("127.0.0.1", 0))
    server.listen(0)
    for _ in range(4):
        waiting = stack.enter_context(socket.socket())
        waiting.setblocking(False)
        waiting.connect_ex(server.getsockname())
    place: tuple[str, int] = server.getsockname()
    return place


@pytest.fixture
def waits(monkeypatch: pytest.MonkeyPatch) -> list[float | None]:
    """Seconds that each socket was told to wait at most, in turn: what is asked of the system, not how long it took."""
    told: list[float | None] = []

    class Telling(socket.socket):
        def settimeout(self, value: float | None) -> None:
            told.append(value)
            super().settimeout(value)

    monkeypatch.setattr(socket, "socket", Telling)
    return told


HOST = Secret(f"http://hooks.example/{TOKEN}")


def test_the_next_address_of_a_host_is_tried_within_the_same_time(
    full: Callable[[int, int], None], waits: list[float | None], web: Endpoint
) -> None:
    full(3, web.port)
    outcome = webhook.post(HOST, "{}", key="k", authorization=None, timeout=2)
    assert outcome == Outcome(Fate.SENT, "status 200")
    assert sum(share or 60 for share in waits[:3]) < 2, "not the whole of it for each"
    assert web.requests[0].headers["Host"] == "hooks.example"


def test_many_addresses_that_answer_nothing_have_one_timeout_together(
    full: Callable[[int, int], None], waits: list[float | None]
) -> None:
    full(5, 0)
    outcome = webhook.post(HOST, "{}", key="k", authorization=None, timeout=1)
    assert outcome == Outcome(Fate.NOT_SENT, "no connection (timed out)")
    assert len(waits) == 5
    assert sum(share or 60 for share in waits) <= 1, "not the whole of it for each"


def test_a_name_that_is_looked_up_for_ever_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    over = Event()
    monkeypatch.setattr(socket, "getaddrinfo", lambda *asked, **how: [over.wait(600)][:0])
    outcome = webhook.post(HOST, "{}", key="k", authorization=None, timeout=0.3)
    assert not over.is_set()
    over.set()
    assert outcome == Outcome(Fate.NOT_SENT, "no connection (timed out)")


def test_a_certificate_for_another_name_is_said_without_the_one_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(LOCALHOST))
    with http_endpoint(LOCALHOST) as web:
        found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", web.port))]
        monkeypatch.setattr(socket, "getaddrinfo", lambda *asked, **how: found)
        address = Secret(f"https://{TOKEN}.Hooks.example:{web.port}/")
        outcome = webhook.post(address, "{}", key="k", authorization=None, timeout=5)
    assert outcome.fate is Fate.NOT_SENT
    assert "Hostname mismatch" in outcome.words
    assert TOKEN.lower() not in outcome.words.lower()
