"""Notes, decisions, changes, follow-ups, and updates that were sent."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from hypothesis import given

from opsdesk.desk import noting
from opsdesk.desk.decision import LONGEST, person, words, words_if_any
from opsdesk.desk.desk import Desk
from opsdesk.domain.errors import BadInput, Refused
from opsdesk.domain.incident import Incident
from opsdesk.domain.text import clean
from opsdesk.domain.vocabulary import Audience, Stage
from tests.fakes import START
from tests.strategies import any_text

Do = Callable[..., Incident]
Refuses = Callable[..., str]


def test_a_note_stands_in_the_timeline_as_it_was_typed(desk: Desk, number: int, do: Do) -> None:
    do(noting.take_note("errors began [/] $x 连接池"), at=START - timedelta(minutes=5), approx=True)
    row = desk.timeline(number, 0, 0)[0]
    assert row.entry.payload.headline() == "errors began [/] $x 连接池"
    assert (row.entry.at, row.entry.recorded_at, row.entry.approx) == (START - timedelta(minutes=5), START, True)
    assert row.entry.by == "ana"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  one line  ", "one line"),
        ("\n\n  first\n    second\n\n", "  first\n    second"),
        (" \t\n\tindented\nblock", "\tindented\nblock"),
        ("a\r\nb\rc", "a\nb\nc"),
        ("red \x1b[31m", "red ␛[31m"),
    ],
)
def test_words_keep_their_shape(typed: str, kept: str) -> None:
    assert words(typed) == kept


@given(any_text)
def test_words_are_clean_and_never_empty(text: str) -> None:
    if clean(text).strip():
        kept = words(text)
        assert kept in clean(text)
        assert kept.strip() == clean(text).strip()
        assert words(kept) == words_if_any(text) == kept
    else:
        assert words_if_any(text) == ""


@pytest.mark.parametrize(("typed", "name"), [("@Ana", "ana"), (" bo ", "bo"), ("ÉLI", "éli"), ("安娜", "安娜")])
def test_people_have_short_names(typed: str, name: str) -> None:
    assert person(typed) == name


@pytest.mark.parametrize("typed", ["", "@", "  ", "two words", "a\nb", "x" * 41, "a@b", "@@a"])
def test_what_is_no_short_name_is_refused(typed: str) -> None:
    with pytest.raises(BadInput):
        person(typed)


def test_nothing_and_too_much_are_refused(refuses: Refuses) -> None:
    for use_case in (noting.take_note, noting.record_decision, noting.note_change, noting.propose_follow_up):
        assert "is empty" in refuses(use_case(" \n\t "), BadInput)
        assert "262,145 signs" in refuses(use_case("x" * (LONGEST + 1)), BadInput)


def test_changes_and_follow_ups_are_numbered(do: Do) -> None:
    incident = do(
        noting.note_change("release 4.2", " eu-1 "),
        noting.note_change("flag on"),
        noting.propose_follow_up("alert on pool size", "bo"),
    )
    assert {number: (held.text, held.service) for number, held in incident.changes.items()} == {
        1: ("release 4.2", "eu-1"),
        2: ("flag on", ""),
    }
    assert incident.follow_ups[1].owner == "bo"


def test_an_update_is_kept_as_it_left(do: Do, refuses: Refuses) -> None:
    next_at = START + timedelta(minutes=30)
    sent = noting.record_update(Audience.CUSTOMERS, Stage.IDENTIFIED, "We know.", channel="file", next_at=next_at)
    incident = do(sent)
    update = incident.last_update(Audience.CUSTOMERS)
    assert update
    assert (update.text, update.sent_at, update.sent_by, update.next_at) == ("We know.", START, "ana", next_at)
    assert incident.last_update(Audience.EXECUTIVES) is None
    again = noting.record_update(Audience.CUSTOMERS, Stage.NO_NEWS, " We   know.\n", channel="file")
    assert "have this very text already" in refuses(again, Refused)
    others = noting.record_update(Audience.SUPPORT, Stage.IDENTIFIED, "We know.", channel="file")
    assert do(others).updates.keys() == {1, 2}
