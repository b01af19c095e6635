"""Whatever is typed is read without an error, and what it decides can be entered or is refused in words."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from opsdesk.desk.capture import read
from opsdesk.desk.capture.completion import complete, offers
from opsdesk.domain.entries.note import Noted
from opsdesk.domain.errors import DeskError
from opsdesk.domain.incident import Incident
from opsdesk.domain.text import clean
from tests.desk.capture.boards import BUSY, after, context
from tests.fakes import START

PIECES = (
    "?", "?>", "?!", "+", "-", "++", "--", "+H1", "-H2", "--H9", "H1", "h3", "H7", "A1", "a2", "A9", "@bo",
    "@dx", "@ana,", "@", ":", ":sev", ":service", ":started", ":title", ":link", ":accept", ":desk", "!", "=",
    "~", "out", "by", "E1", "E9", "confirmed", "open", "likely", "under", "done", "helped", "worse", "no",
    "help", "blocked", "drop", "unblock", "+30m", "in 15m", "every 30m", "by 17:00", "joins", "off", "as",
    "longer", "scribe", "king", "14:02", "~22:00", "31 17:20", "14:02Z", "99:99", "checkout", "degraded",
    "partial", "outage", "https://x", "wipe", "1", "5", "连接池", "😀", "[/", "\x1b[31m", "\ud800", "\u202e", "\n",
    "\t", "\u00a0", "\u2028", "²", "١",
)  # fmt: skip
typed = st.one_of(
    st.lists(st.sampled_from(PIECES), max_size=7).flatmap(
        lambda pieces: st.sampled_from([" ", "", "  "]).map(lambda gap: gap.join(pieces))
    ),
    st.text(st.characters(), max_size=60),
    st.text("?!+-=~:@HA1 9hae><%", max_size=14),
)
contexts = st.builds(
    context,
    st.sampled_from([BUSY, Incident(number=1)]),
    now=st.just(START) | st.integers(0, 10**6).map(lambda seconds: datetime.fromtimestamp(1.8e9 + seconds, UTC)),
    zone=st.sampled_from([UTC, ZoneInfo("Europe/Berlin")]),
    target=st.sampled_from([None, 1, 3, 9]),
)


@given(typed, contexts)
@settings(max_examples=200, deadline=None)
def test_every_line_is_read_and_can_be_entered_or_is_refused_in_words(line: str, against: object) -> None:
    found = read(line, against)
    says_what_enter_does = [bool(found.decision), bool(found.opens), bool(found.problem)]
    assert sum(says_what_enter_does) == (0 if found.kind == "empty" else 1)
    assert "\n" not in found.says + found.problem + "".join(found.warnings)
    assert clean(found.says + found.problem) == found.says + found.problem
    if found.at:
        assert found.at <= against.now
    if found.decision:
        with suppress(DeskError):
            after(against.incident, found.decision, at=found.at or against.now)


@given(typed, contexts)
@settings(max_examples=100, deadline=None)
def test_a_note_is_the_line_as_typed_but_cleaned(line: str, against: object) -> None:
    found = read(line, against)
    if found.kind == "note":
        (payload,) = found.decision(against.incident)
        assert isinstance(payload, Noted)
        words = clean(line).strip()
        assert payload.note.strip() == words or (found.at and words.endswith(payload.note))


@given(typed, contexts)
@settings(max_examples=100, deadline=None)
def test_a_leading_space_makes_a_note_of_anything(line: str, against: object) -> None:
    found = read(f" {line}", against)
    assert found.kind == ("note" if clean(line).strip() else "empty")


@given(typed, contexts, st.integers(0, 40))
@settings(max_examples=100, deadline=None)
def test_completion_only_ever_adds_to_what_stands_before_the_cursor(line: str, against: object, cursor: int) -> None:
    done = complete(line, cursor, against, ["checkout", "card payments"])
    before = line[:cursor]
    if done is not None:
        assert done.lower().startswith(before.lower())
        assert len(done) > len(before)
    assert all(isinstance(offer, str) for offer in offers(line, cursor, against, ["checkout"]))
