"""`publish --via` and `outbox`: sent for real on loopback, read back, told by the exit code; and no secret anywhere."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from opsdesk.desk.desk import Desk
from tests.cli.called import Called
from tests.fakes import FakeClock
from tests.outbox.endpoints import Endpoint, http_endpoint, mail_endpoint

Call = Callable[..., Called]

TOKEN = "T0KEN4242CANARY"
SETTINGS = """
[channels.page]
kind = "statuspage"
audiences = ["customers"]
url = "$PAGE_URL"
authorization = "file:{private}"

[channels.chat]
kind = "notify"
audiences = ["customers"]
url = "$CHAT_URL"

[channels.mail]
kind = "notify"
audiences = ["executives"]
url = "$MAIL_URL"

[channels.log]
kind = "file"
path = "{folder}/{{audience}}.txt"

[channels.tool]
kind = "command"
command = ["{python}", "-c", "import sys; open('{folder}/tool', 'a').write(sys.stdin.read())"]
"""


@pytest.fixture
def web() -> Iterator[Endpoint]:
    with http_endpoint() as endpoint:
        yield endpoint


@pytest.fixture
def mail() -> Iterator[Endpoint]:
    with mail_endpoint() as endpoint:
        yield endpoint


@pytest.fixture
def told(opsdesk: Call, clock: FakeClock, number: int) -> int:
    clock.forward(minutes=2)
    opsdesk("log", "= 12 % of card payments in Europe fail")
    return number


@pytest.fixture
def channels(environ: None, web: Endpoint, mail: Endpoint, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Settings with a channel of every kind; the folder that the files go to."""
    private, folder = tmp_path / "authorization", tmp_path / "out"
    private.write_text(f"OAuth {TOKEN}")
    private.chmod(0o600)
    folder.mkdir()
    path = tmp_path / "settings.toml"
    path.write_text(SETTINGS.format(private=private, folder=folder, python=sys.executable))
    monkeypatch.setenv("OPSDESK_CONFIG", str(path))
    monkeypatch.setenv("PAGE_URL", f"http://127.0.0.1:{web.port}/{TOKEN}")
    monkeypatch.setenv("CHAT_URL", f"json://bot:{TOKEN}@127.0.0.1:{web.port}/{TOKEN}")
    monkeypatch.setenv("MAIL_URL", f"mailto://127.0.0.1:{mail.port}?from=desk@example.org&to=boss@example.org")
    return folder


def publish(opsdesk: Call, *argv: str, audience: str = "customers") -> Called:
    return opsdesk("publish", "1", "--audience", audience, *argv)


def test_it_goes_where_the_settings_send_it(
    opsdesk: Call, told: int, channels: Path, web: Endpoint, desk: Desk
) -> None:
    called = publish(opsdesk)
    assert (called.code, called.out) == (0, ""), called.err
    assert "sent by page (status 200)" in called.err
    assert "sent by chat (JSON)" in called.err
    sent = desk.incident(told).updates[1]
    assert sent.channel == "page, chat"
    page, chat = [json.loads(request.body) for request in web.requests]
    assert page["incident"]["body"] == chat["message"] == sent.text
    assert web.requests[0].headers["Authorization"] == f"OAuth {TOKEN}"


def test_or_where_it_is_told_to(opsdesk: Call, told: int, channels: Path, mail: Endpoint, desk: Desk) -> None:
    called = publish(opsdesk, "--via", "log", "--via", "tool")
    assert called.code == 0, called.err
    text = desk.incident(told).updates[1].text
    assert (channels / "customers.txt").read_text() == text + "\n"
    assert (channels / "tool").read_text() == text
    assert publish(opsdesk, "--override", "a test", audience="executives").code == 0
    assert "Subject: INC-1: investigating" in mail.mails[0]


def test_a_channel_that_is_none_of_the_audiences_sends_nothing(
    opsdesk: Call, told: int, channels: Path, desk: Desk
) -> None:
    assert "not for customers" in publish(opsdesk, "--via", "mail").refusal
    refused = publish(opsdesk, "--via", "fax").refusal
    assert "there is no channel “fax”" in refused
    assert refused.endswith("stdout, clipboard, by hand, file (with -o FILE)")
    assert not desk.incident(told).updates


def test_a_secret_that_is_missing_or_open_to_others_is_said_before_anything_is_recorded(
    opsdesk: Call, told: int, channels: Path, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "authorization").chmod(0o644)
    assert "can be read by others (mode 644): chmod 600 it" in publish(opsdesk, "--via", "page").refusal
    monkeypatch.delenv("CHAT_URL")
    assert "chat: the variable CHAT_URL isn't set here" in publish(opsdesk, "--via", "chat").refusal
    assert not desk.incident(told).updates


def test_what_fails_is_told_by_the_exit_code_and_flushed_later(
    opsdesk: Call, told: int, channels: Path, web: Endpoint, clock: FakeClock
) -> None:
    web.answers += [503]
    failed = publish(opsdesk, "--via", "page")
    assert (failed.code, failed.out) == (1, "")
    assert "recorded as update 1 to customers" in failed.err
    assert "failed on page: status 503" in failed.err
    listed = opsdesk("outbox", "list")
    assert listed.code == 1
    assert listed.out.startswith("1   INC-1 update 1  failed on page: status 503 (1 attempt, next 14:44)")
    flushed = opsdesk("outbox", "flush", "--json")
    assert flushed.json[0]["status"] == "sent"
    assert (opsdesk("outbox", "list").code, opsdesk("outbox", "list").out) == (0, "")
    assert opsdesk("outbox", "flush").out == ""
    assert len(web.requests) == 2
    assert len({request.headers["Idempotency-Key"] for request in web.requests}) == 1


def test_what_waits_says_for_which_text_before_it(
    opsdesk: Call, told: int, channels: Path, web: Endpoint, clock: FakeClock
) -> None:
    web.answers += [503, 503]
    publish(opsdesk, "--via", "page")
    clock.forward(minutes=2)
    opsdesk("log", "= 25 % of card payments in Europe fail")
    second = publish(opsdesk, "--via", "page")
    assert "waiting on page: update 1 goes first, which failed on page: status 503" in second.err
    assert second.code == 1


def test_what_nobody_knows_waits_for_a_person(opsdesk: Call, told: int, channels: Path, web: Endpoint) -> None:
    web.answers += ["close"]
    assert "unsure on page" in publish(opsdesk, "--via", "page").err
    flushed = opsdesk("outbox", "flush")
    assert (flushed.code, flushed.out) == (1, "")
    assert opsdesk("outbox", "list", "INC-1").code == 1
    again = opsdesk("outbox", "resend", "1")
    assert (again.code, "sent by page" in again.out) == (0, True)
    assert "is sent" in opsdesk("outbox", "resend", "1").refusal
    assert "no delivery 7" in opsdesk("outbox", "drop", "7").refusal
    assert "sent by page" in opsdesk("outbox", "list", "--all").out


def test_what_need_not_go_is_dropped(opsdesk: Call, told: int, channels: Path, web: Endpoint) -> None:
    web.answers += [401]
    assert "given up on page: status 401" in publish(opsdesk, "--via", "page").err
    assert opsdesk("outbox", "drop", "1").code == 0
    assert opsdesk("outbox", "list").out == ""
    [update] = opsdesk("show", "1", "--json").json["updates"]
    assert update["undelivered"] == "page: status 401"


@pytest.mark.parametrize("form", ["report", "html"])
def test_a_page_tells_which_channel_gave_up(opsdesk: Call, told: int, channels: Path, web: Endpoint, form: str) -> None:
    web.answers = [401]
    publish(opsdesk, "--via", "page", "--via", "log")
    written = opsdesk("export", "1", "--as", form).out
    assert "given up on page: status 401" in written
    assert "by log" in written
    assert "by page" not in written


def test_older_words_that_go_again_after_newer_ones_are_said(
    opsdesk: Call, told: int, channels: Path, web: Endpoint, clock: FakeClock
) -> None:
    web.answers += [401]
    publish(opsdesk, "--via", "page")
    clock.forward(minutes=2)
    opsdesk("log", "= 25 % of card payments in Europe fail")
    publish(opsdesk, "--via", "page")
    again = opsdesk("outbox", "resend", "1")
    assert "update 2 went by page since: its readers would have the older words last" in again.refusal
    assert "sent by page" in opsdesk("outbox", "resend", "1", "--yes").out
    assert [row["id"] for row in json.loads(web.requests[-1].body)["incident"]["incident_updates"]] == ["2", "1"]


def test_a_channel_that_can_not_be_used_here_is_said_when_flushing(
    opsdesk: Call, told: int, channels: Path, web: Endpoint, monkeypatch: pytest.MonkeyPatch
) -> None:
    web.answers += [503]
    publish(opsdesk, "--via", "page")
    monkeypatch.delenv("PAGE_URL")
    flushed = opsdesk("outbox", "flush")
    assert (flushed.code, flushed.out) == (1, "")
    assert "1 not sent" in flushed.err
    assert "page can't be used here: the variable PAGE_URL isn't set here" in flushed.err
    assert "chat" not in flushed.err
    monkeypatch.setenv("OPSDESK_CONFIG", os.devnull)
    assert "page can't be used here: there is no such channel here" in opsdesk("outbox", "flush").err


def test_what_goes_by_hand_is_there_to_be_copied(opsdesk: Call, told: int) -> None:
    called = publish(opsdesk, "--via", "by hand")
    assert called.out.startswith("12 % of card payments in Europe fail.")
    assert "these are the words to send yourself:" in called.err
    again = opsdesk("publish", "1", "--audience", "executives", "--via", "by hand", "--via", "stdout")
    assert again.out.count("Next update by") == 1


def test_an_empty_outbox_says_so(opsdesk: Call, told: int) -> None:
    assert opsdesk("outbox", "list").err == "nothing waits and nothing went wrong\n"
    assert opsdesk("outbox", "list", "--all").err == "nothing was sent yet\n"
    assert opsdesk("outbox", "flush").err == "nothing waits\n"
    assert opsdesk("outbox", "list", "--json").json == []


@pytest.mark.parametrize("word", ["x", "-1", "1.5", "9" * 30, "²"])
def test_a_delivery_is_named_by_its_number(opsdesk: Call, told: int, word: str) -> None:
    called = opsdesk("outbox", "drop", "--", word)
    assert called.code == 2
    assert "is no delivery: “opsdesk outbox list --all” shows their numbers" in called.err


def test_a_sent_text_is_read_back_with_all_it_was_sent_on(opsdesk: Call, told: int, channels: Path) -> None:
    publish(opsdesk, "--via", "page", "--via", "by hand")
    [update] = opsdesk("show", "1", "--json").json["updates"]
    assert (update["approved_by"], update["channel"], update["override"]) == ("ana", "page, by hand", "")
    assert {"key": "impact", "status": "confirmed", "words": "12 % of card payments in Europe fail"}.items() <= next(
        fact for fact in update["facts"] if fact["key"] == "impact"
    ).items()
    assert [(item["channel"], item["status"], item["how"]) for item in update["deliveries"]] == [
        ("page", "sent", "status 200")
    ]
    [exported] = opsdesk("export", "1", "--as", "json").json["updates"]
    assert (exported["approved_by"], exported["channel"]) == ("ana", "page, by hand")
    assert [fact["key"] for fact in exported["facts"]] == [fact["key"] for fact in update["facts"]]
    assert exported["next_at"] == update["next_at"]


def test_no_secret_is_in_the_store_an_export_or_a_message(
    opsdesk: Call, told: int, channels: Path, web: Endpoint, desk_path: Path, tmp_path: Path
) -> None:
    web.answers += [401, 401, "close", 504]
    said = [publish(opsdesk, "--override", "a test"), opsdesk("log", "= 30 % of card payments fail")]
    said += [publish(opsdesk, "--override", "a test"), opsdesk("outbox", "list"), opsdesk("outbox", "list", "--all")]
    said += [opsdesk("outbox", "flush", "--json"), opsdesk("show", "1", "--json"), opsdesk("info"), opsdesk("doctor")]
    said += [opsdesk("export", "1", "--as", form) for form in ("json", "report", "timeline", "handover")]
    assert not [called for called in said if TOKEN in called.out + called.err]
    assert "unsure on" in said[2].err
    assert len(web.requests) == 4
    kept = [path for path in desk_path.parent.iterdir() if TOKEN.encode() in path.read_bytes()]
    assert kept == []
    written = [path for path in tmp_path.rglob("*") if path.is_file() and path.name != "authorization"]
    assert not [path for path in written if TOKEN.encode() in path.read_bytes()]


@pytest.mark.parametrize("words", [("show", "1"), ("handover", "1")])
def test_whoever_takes_over_is_told_that_nobody_knows_whether_it_went(
    opsdesk: Call, told: int, channels: Path, web: Endpoint, words: tuple[str, str]
) -> None:
    web.answers += ["close"]
    publish(opsdesk, "--via", "page")
    shown = opsdesk(*words).out
    assert "Updates that may not be there" in shown
    assert "unsure on page" in shown


def test_another_desk_reads_what_became_of_a_text(
    opsdesk: Call, told: int, channels: Path, web: Endpoint, tmp_path: Path
) -> None:
    web.answers += ["close"]
    publish(opsdesk, "--via", "page", "--via", "log", "--via", "by hand")
    record = tmp_path / "record.json"
    opsdesk("export", "1", "--as", "json", "--output", str(record))
    there = ("--db", str(tmp_path / "other.db"))
    assert opsdesk(*there, "import", str(record)).code == 0
    report = opsdesk(*there, "export", "1", "--as", "report").out
    assert "unsure on page: " in report
    assert "; by log; by hand; approved by ana" in report
    assert "by page" not in report
    again = opsdesk(*there, "export", "1", "--as", "json").json
    assert again == json.loads(record.read_text())
    milestones = [entry for entry in opsdesk(*there, "show", "1", "--json").json["timeline"] if "◆" in str(entry)]
    assert milestones == []


def test_what_went_by_hand_is_there_though_a_channel_gave_up(
    opsdesk: Call, told: int, channels: Path, web: Endpoint
) -> None:
    web.answers += [401]
    publish(opsdesk, "--via", "page", "--via", "by hand")
    [update] = opsdesk("show", "1", "--json").json["updates"]
    assert update["undelivered"] == ""
    assert "given up on page: status 401; by hand" in opsdesk("export", "1", "--as", "report").out
