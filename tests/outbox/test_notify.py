"""What apprise reaches, against a real HTTP and a real mail server on loopback; no secret comes back from either."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Sequence
from contextlib import redirect_stdout
from dataclasses import replace
from typing import Any

import pytest

from opsdesk.config.channels import Channel
from opsdesk.domain.delivery import Fate, Outcome
from opsdesk.outbox import notify
from opsdesk.outbox.message import Message
from opsdesk.outbox.sending import Outbox
from tests.outbox.conftest import TEXT
from tests.outbox.endpoints import LOCALHOST, Endpoint, http_endpoint

TOKEN = "T0KEN4242"

pytestmark = pytest.mark.filterwarnings("ignore:'imghdr' is deprecated")
"""Which apprise imports for mails."""


def send(message: Message, address: str, timeout: int = 5) -> Outcome:
    channel = Channel("notify", url="$ADDRESS", timeout_seconds=timeout)
    return Outbox({"chat": channel}, {}, {**os.environ, "ADDRESS": address}).send("chat", message)


def hook(web: Endpoint) -> str:
    return f"json://user:{TOKEN}@127.0.0.1:{web.port}/hooks/{TOKEN}?-k={TOKEN}"


def letter(mail: Endpoint, to: str = "team@example.org", user: str = "") -> str:
    return f"mailto://{user}127.0.0.1:{mail.port}?from=desk@example.org&to={to}"


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The sending process's work is done in this one, which has imported apprise already: a second for each text."""

    from opsdesk.outbox import notify_process

    def run(argv: Sequence[str], **given: Any) -> subprocess.CompletedProcess[bytes]:
        monkeypatch.setattr(sys, "stdin", io.StringIO(given["input"].decode()))
        with redirect_stdout(io.StringIO()) as said:
            code = notify_process.main()
        return subprocess.CompletedProcess(argv, code, said.getvalue().encode())

    monkeypatch.setattr(subprocess, "run", run)


def test_a_webhook_gets_the_text(web: Endpoint, message: Message) -> None:
    assert send(message, hook(web)) == Outcome(Fate.SENT, "JSON")
    [request] = web.requests
    told = json.loads(request.body)
    assert (told["title"], told["message"]) == ("INC-7: identified", TEXT)


def test_a_mail_arrives(at_once: None, mail: Endpoint, message: Message) -> None:
    assert send(message, letter(mail)) == Outcome(Fate.SENT, "E-Mail")
    [arrived] = mail.mails
    assert "Subject: INC-7: identified" in arrived
    assert "Next update by 15:00 UTC." in arrived


@pytest.mark.parametrize(
    ("answer", "fate", "again"),
    [
        (401, Fate.NOT_SENT, False),
        (302, Fate.NOT_SENT, False),
        (503, Fate.NOT_SENT, True),
        (504, Fate.UNSURE, False),
        ("close", Fate.UNSURE, False),
    ],
)
def test_what_an_answer_means(
    at_once: None, web: Endpoint, message: Message, answer: int | str, fate: Fate, again: bool
) -> None:
    web.answers.append(answer)
    outcome = send(message, hook(web))
    assert (outcome.fate, outcome.again) == (fate, again)
    assert outcome.words
    assert TOKEN not in outcome.words
    assert len(web.requests) == 1


def test_one_that_hangs_is_unsure_when_its_time_is_over(web: Endpoint, message: Message) -> None:
    web.answers.append("hang")
    assert send(message, hook(web), timeout=1).fate is Fate.UNSURE


def test_a_refused_mail_is_tried_again_but_not_when_others_may_have_it(
    at_once: None, mail: Endpoint, message: Message
) -> None:
    mail.answers.append(451)
    assert send(message, letter(mail)).fate is Fate.NOT_SENT
    mail.answers.append(451)
    assert send(message, letter(mail, "team@example.org,boss@example.org")).fate is Fate.UNSURE


BOTH = "team@example.org,boss@example.org"


@pytest.mark.parametrize(
    ("to", "refused", "reason", "again"),
    [
        (BOTH, {"MAIL": "550 5.7.1 sender rejected"}, "550 5.7.1 sender rejected", False),
        (BOTH, {"MAIL": "451 4.7.1 later"}, "451 4.7.1 later", True),
        (BOTH, {"RCPT": "550 5.1.1 no such user"}, "550 5.1.1 no such user", False),
        ("team@example.org&cc=boss@example.org", {"RCPT": "450 4.2.0 full"}, "450 4.2.0 full", True),
    ],
)
def test_a_mail_that_everybody_is_refused_certainly_did_not_go(
    at_once: None, mail: Endpoint, message: Message, to: str, refused: dict[str, str], reason: str, again: bool
) -> None:
    mail.refused |= refused
    outcome = send(message, letter(mail, to))
    assert (outcome.fate, outcome.again) == (Fate.NOT_SENT, again)
    assert f"({reason})" in outcome.words
    assert not mail.mails


@pytest.mark.parametrize(("mode", "lacking"), [("insecure", "takes no password"), ("starttls", "doesn't encrypt")])
def test_a_mail_server_that_cannot_do_what_the_address_asks_is_told_of_and_not_tried_again(
    at_once: None, mail: Endpoint, message: Message, mode: str, lacking: str
) -> None:
    outcome = send(message, f"{letter(mail, user=f'desk:{TOKEN}@')}&mode={mode}")
    assert (outcome.fate, outcome.again) == (Fate.NOT_SENT, False)
    assert outcome.words.endswith(f"(the mail server {lacking})")
    assert TOKEN not in outcome.words


@pytest.mark.parametrize("to", [BOTH, "team@example.org&cc=boss@example.org"])
def test_a_mail_that_one_of_two_got_is_not_sent_again_by_itself(
    at_once: None, mail: Endpoint, message: Message, to: str
) -> None:
    mail.refused["RCPT TO:<BOSS"] = "550 5.1.1 no such user"
    outcome = send(message, letter(mail, to))
    assert outcome.fate is Fate.UNSURE
    assert outcome.words.endswith("failed (550 5.1.1 no such user)")
    assert len(mail.mails) == 1


@pytest.mark.parametrize("to", [BOTH, "team@example.org"])
def test_a_line_that_is_dropped_behind_the_mail_leaves_it_unsure(
    at_once: None, mail: Endpoint, message: Message, to: str
) -> None:
    mail.answers.append("close")
    assert send(message, letter(mail, to)).fate is Fate.UNSURE
    assert len(mail.mails) == 1


def test_words_of_the_text_say_nothing_of_its_way(at_once: None, web: Endpoint, message: Message) -> None:
    web.answers += [401, "close"]
    for text, fate in (("Payments timed out.", Fate.NOT_SENT), ("Users see: Connection refused", Fate.UNSURE)):
        told = replace(message, update=replace(message.update, text=text))
        assert send(told, hook(web)).fate is fate


def test_a_certificate_that_nobody_trusts_is_named_until_it_is(message: Message) -> None:
    own = {name: value for name, value in os.environ.items() if name != "REQUESTS_CA_BUNDLE"}
    with http_endpoint(LOCALHOST) as web:

        def sent(trusted: str) -> Outcome:
            environ = {**own, "ADDRESS": f"jsons://localhost:{web.port}/hooks/{TOKEN}", "SSL_CERT_FILE": trusted}
            return Outbox({"chat": Channel("notify", url="$ADDRESS")}, {}, environ).send("chat", message)

        outcome = sent("/nowhere.pem")
        assert (outcome.fate, outcome.again) == (Fate.NOT_SENT, True)
        assert "isn't trusted: self-signed certificate; SSL_CERT_FILE names" in outcome.words
        assert sent(str(LOCALHOST)) == Outcome(Fate.SENT, "JSON")


def test_no_connection_says_no_address(at_once: None, message: Message) -> None:
    outcome = send(message, f"json://127.0.0.1:1/hooks/{TOKEN}")
    assert (outcome.fate, outcome.again) == (Fate.NOT_SENT, True)
    assert TOKEN not in outcome.words


@pytest.mark.parametrize("address", [f"slack://{TOKEN}", f"nosuch://{TOKEN}/{TOKEN}", TOKEN, f"json://[{TOKEN}"])
def test_an_address_that_is_none_is_not_tried_again(at_once: None, message: Message, address: str) -> None:
    outcome = send(message, address)
    assert outcome == Outcome(Fate.NOT_SENT, "apprise can't read this address", again=False)


def test_a_process_that_ends_without_a_word_leaves_it_unsure(message: Message, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(notify, "PROCESS", "opsdesk.no_such_module")
    assert send(message, "json://127.0.0.1:1/").fate is Fate.UNSURE


def test_without_the_extra_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(notify, "find_spec", lambda name: None)
    assert "opsdesk[notify]" in Outbox({"chat": Channel("notify", url="$X")}, {}, {"X": "x"}).problem("chat")


def test_the_channels_load_neither_apprise_nor_a_web_client() -> None:
    code = "import sys, opsdesk.desk.courier; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not {"apprise", "requests", "http.client", "textual"} & set(done.stdout.split())
