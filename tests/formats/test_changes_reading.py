"""Changes that other tools keep: logs of git, tables, and which of them a file is."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opsdesk.domain.change_parts import ChangeSort
from opsdesk.domain.errors import BadInput
from opsdesk.formats import changes_git, changes_table
from opsdesk.formats.changes_forms import ChangeForm
from opsdesk.formats.changes_reading import guess, read_changes
from opsdesk.formats.taking_in import ReportedChange
from tests.formats.taking_in import payloads as sent

HASH = "1f2e3d4c5b6a79880123456789abcdef01234567"
AT = datetime(2026, 11, 21, 14, 38, 47, tzinfo=UTC)
CET = timezone(timedelta(hours=1))


def printed(date: str, header: str = "Date:   ") -> str:
    return (
        f"commit {HASH} (HEAD -> main, tag: v4.2)\nMerge: 1234567 7654321\nAuthor: Somebody <s@example.com>\n"
        f"{header}{date}\n\n    fix(payments): larger pools\n\n    Why it was too small.\n\n pool.py | 2 +-\n"
    )


def one(text: str) -> ReportedChange:
    [change] = changes_git.read(text, "log")
    return change


def test_a_log_as_the_documented_command_prints_it() -> None:
    change = one(f"{HASH}\t2026-11-21T15:38:47+01:00\tfix(payments): larger pools\n\n")
    assert (change.source, change.key, change.at, change.committed_at) == ("git", HASH, AT, AT)
    assert (change.title, change.services, change.sort) == ("fix(payments): larger pools", ("payments",), "deploy")
    assert change.place == "log: line 1"


@pytest.mark.parametrize(
    "date",
    [
        "Sat Nov 21 15:38:47 2026 +0100",
        "Sat, 21 Nov 2026 15:38:47 +0100",
        "2026-11-21 15:38:47 +0100",
        "2026-11-21T15:38:47+01:00",
        "1795271927",
        "1795271927 +0100",
        "Sat Nov 21 14:38:47 2026 -0000",
    ],
    ids=["default", "rfc", "iso", "iso-strict", "unix", "raw", "no zone known"],
)
def test_a_log_as_git_prints_it_by_itself(date: str) -> None:
    change = one(printed(date))
    assert (change.key, change.at, change.title) == (HASH, AT, "fix(payments): larger pools")
    assert change.at.tzinfo is UTC
    assert "Somebody" not in repr(change)


def test_when_it_was_committed_goes_before_when_it_was_written() -> None:
    fuller = printed("Sat Nov 21 15:38:47 2026 +0100", "AuthorDate: Mon Nov 2 09:00:00 2026 +0100\nCommitDate: ")
    assert one(fuller).at == AT


def test_several_commits_and_kinds_that_subjects_name() -> None:
    log = printed("1795271927") + printed("1795271000").replace(HASH, "a" * 40).replace("fix(", "migration(")
    assert [(change.key, change.sort) for change in changes_git.read(log, "log")] == [
        (HASH, ChangeSort.DEPLOY),
        ("a" * 40, ChangeSort.MIGRATION),
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (printed("56 seconds ago"), "log: line 1: “56 seconds ago” is not a time"),
        (printed("Sat Nov 21 15:38:47 2026"), "log: line 1: “Sat Nov 21 15:38:47 2026” is not a time"),
        (printed("Sat Nov 41 15:38:47 2026 +0100"), "line 1: “Sat Nov 41 15:38:47 2026 +0100” is no time with a zone"),
        (printed("Sat, 21 Nov 2026 15:38:47"), "line 1: “Sat, 21 Nov 2026 15:38:47” is no time with a zone"),
        (printed("99999999999"), "line 1: “99999999999” lies outside the years"),
        (f"commit {HASH}\n\n    subject\n", "log: line 1: the commit has no date"),
        (f"{HASH}\t2026-11-21T15:38:47Z\tx\nmore", "log: line 2: “more” isn't hash, time and subject"),
        ("1f2e3d4 fix", "log: holds no commits (print them by: git log"),
        ("", "log: holds no commits"),
    ],
)
def test_a_log_that_can_not_be_read(text: str, said: str) -> None:
    with pytest.raises(BadInput) as refused:
        changes_git.read(text, "log")
    assert said in refused.value.message


PIECES = [
    *(f"commit {HASH}", f"{HASH}\t", "2026-11-21T15:38:47Z", "\tx", "Date:   ", "Sat, 21 Nov 2026", "-0000", "    x"),
    *("0001-01-01T00:00:00+14:00", "9999-12-31 23:59:59 -1400", "99999999999", "at,title", ";", ",", '"', "\x00", "é"),
    *("\n", "\n", "\n", " ", "Sat Nov 21 15:38:47 99999 +0100", "\u2028", "[", "{", "x" * 200_000),
]


@given(st.lists(st.sampled_from(PIECES), max_size=12), st.sampled_from([None, *ChangeForm]))
def test_whatever_a_file_holds_it_is_read_or_refused(pieces: list[str], form: ChangeForm | None) -> None:
    try:
        found = read_changes("".join(pieces).encode(), "f", CET, form).changes
    except BadInput:
        found = ()
    assert all(change.title and change.key and change.at.tzinfo is UTC for change in found)


TABLE = """When;What;System;Type;Risk;Role;URL;Ticket;Cost
2026-11-20 14:00;larger pools;payments, ledger;config;High;payments developer;https://x.example/1;T-1;3
2026-11-20T14:00:00Z;4.2;;;;;;;
"""


def test_a_table_with_other_names_for_its_columns_and_times_in_the_zone_of_its_reader() -> None:
    found = changes_table.read(TABLE.encode(), "t.csv", CET)
    first, second = found.changes
    assert (first.at, second.at) == (datetime(2026, 11, 20, 13, tzinfo=UTC), datetime(2026, 11, 20, 14, tzinfo=UTC))
    assert (first.services, first.sort, first.risk) == (("payments", "ledger"), "configuration", "high")
    assert (first.author_role, first.link, first.key) == ("payments developer", "https://x.example/1", "T-1")
    assert (second.title, second.services, second.sort, second.risk) == ("4.2", (), "other", "")
    assert (found.problems, found.unused) == ((), ("cost",))
    assert changes_table.read(TABLE.encode(), "t.csv", CET) == found, "without an id it is known by what it says"


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("2026-11-20 14:00,,,", "title: is empty"),
        ("soon,x,,", "at: “soon” is no time (write it like 2026-11-20 14:00)"),
        ("0001-01-01,x,,", "at: "),
        ("1815-06-18 11:00,x,,", "at: “1815-06-18T11:00:00+01:00” lies outside the years 1970"),
        ("2026-11-20 14:00,x,party,", "kind: “party” is none of deploy, configuration, flag, migration"),
        ("2026-11-20 14:00,x,,frightening", "risk: “frightening” is none of standard, normal, high, extreme, low"),
    ],
)
def test_a_row_that_can_not_be_used_is_told_with_its_line(row: str, reason: str) -> None:
    found = changes_table.read(f"at,title,kind,risk\n2026-11-20 14:00,fine,,\n{row}\n".encode(), "t.csv", CET)
    [problem] = found.problems
    assert problem.place == "t.csv: line 3"
    assert problem.reason.startswith(reason)
    assert len(found.changes) == 1


def test_a_table_without_what_is_needed() -> None:
    with pytest.raises(BadInput, match=r"t\.csv: no column says at"):
        changes_table.read(b"title\nx\n", "t.csv", UTC)


@pytest.mark.parametrize(
    ("data", "form"),
    [
        (printed("1795271927").encode(), ChangeForm.GIT),
        (f"{HASH}\t2026-11-21T15:38:47Z\tx".encode(), ChangeForm.GIT),
        (TABLE.encode(), ChangeForm.CSV),
        (json.dumps([{"at": "2026-11-20 14:00", "title": "x"}]).encode(), ChangeForm.CSV),
        (json.dumps(sent.GITHUB).encode(), ChangeForm.GITHUB),
        (json.dumps(sent.STATUSPAGE).encode(), ChangeForm.STATUSPAGE),
    ],
)
def test_which_a_file_is(data: bytes, form: ChangeForm) -> None:
    assert guess(data, "f") is form
    assert read_changes(data, "f", UTC) == read_changes(data, "f", UTC, form)
    assert len(read_changes(data, "f", UTC).changes) in {1, 2}


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"# a page", "f: “# a page” begins no log of git, and no table with columns for “at” and “title”"),
        (json.dumps(sent.PAGERDUTY).encode(), "f: pagerduty tells of no changes (opsdesk import takes it in)"),
        (b'{"a": 1}', "f: is in no format known here"),
        (b"[1]", "f: [0]: must be an object, not a number"),
        (b"\xff", "f: byte 1: not UTF-8"),
        (b" \n", "f: is empty"),
    ],
)
def test_a_file_that_is_none(data: bytes, said: str) -> None:
    with pytest.raises(BadInput) as refused:
        read_changes(data, "f", UTC)
    assert said in refused.value.message
