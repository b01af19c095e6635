"""Minutes as Markdown: decisions and actions first, what the desk filled in at its item, nobody's words as markup."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from opsdesk.domain.meeting import Agreed, AgreedStatus, Ending, Gathered, Meeting, Said, Turn
from opsdesk.domain.ritual import AgendaItem, Charter, Seat
from opsdesk.formats.markdown.minutes import minutes
from opsdesk.formats.markdown.written_update import written_update

START = datetime(2026, 11, 17, 15, tzinfo=UTC)
CHARTER = Charter(
    "Review #", "see what is late", owner="ana", seats=(Seat("engineer", 3),),
    agenda=(AgendaItem("Late", 5, ("follow-ups",)), AgendaItem("Rest")),
)  # fmt: skip
MEETING = Meeting(
    number=3,
    ritual=1,
    charter=CHARTER,
    begun_at=START,
    begun_by="ana",
    turns=(Turn(0, START),),
    present=("ana", "bo"),
    decisions=(Said("keep <b>it</b> [x](y)", 0, START, "ana"),),
    actions=(
        Agreed(1, "raise the pool", "bo", date(2026, 11, 20)),
        Agreed(2, "ask", "cy", status=AgreedStatus.DONE),
        Agreed(3, "wait", "di", status=AgreedStatus.DROPPED, why="no need"),
    ),
    parked=(Said("pay", 0, START, "ana"),),
)
GATHERED = (Gathered("follow-ups", ("INC-1 nobody: alert",), 2),)


def told(meeting: Meeting = MEETING, *, after: int = 10) -> str:
    return minutes(meeting, GATHERED, START + timedelta(minutes=after), zone=UTC)


def test_decisions_and_actions_come_first() -> None:
    page = told()
    places = [page.index(words) for words in ("## Decisions", "## Actions", "## Parking lot", "## Agenda")]
    assert places == sorted(places)
    assert r"- keep \<b>it\</b> \[x\](y)" in page
    assert "- [ ] A1 **bo**: raise the pool, due 2026-11-20" in page
    assert "- [x] A2 **cy**: ask (done)" in page
    assert "- [ ] A3 **di**: wait (dropped: no need)" in page
    assert page.startswith("# Minutes: Review \\#\n")


def test_each_item_says_what_it_took_and_what_the_desk_knew() -> None:
    page = told()
    assert "### 1. Late (10 min of 5 min)" in page
    assert "- On the desk then, follow-ups:\n  - INC-1 nobody: alert\n  - and 2 more\n" in page
    assert "### 2. Rest (not talked about)\n\nNothing was written down.\n" in page


def test_the_head_says_how_it_went() -> None:
    assert "under way · held by ana · here: ana, bo" in told()
    ended = replace(MEETING, ended_at=START + timedelta(minutes=25), ending=Ending.HELD)
    assert "25 min of 30 min · held by ana" in told(ended, after=900)
    broken = replace(ended, ending=Ending.BROKEN_OFF, why="an incident")
    assert "broken off: an incident" in told(broken)


def test_what_takes_a_meetings_place_has_its_agenda() -> None:
    page = written_update(CHARTER)
    assert "Written by: ana · to be read by: engineer" in page
    assert page.index("## What I need from somebody") < page.index("### Late")
