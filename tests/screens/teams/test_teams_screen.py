"""The teams screen: two lists by waiting age, what can be done on each, briefs, and no text that is markup."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from opsdesk.desk import commitments, teams
from opsdesk.desk.teams_standing import Standing as Known
from opsdesk.domain.commitment import Blocker, Commitment, Ending, Escalation, Move, Promise
from opsdesk.domain.commitment_standing import standing
from opsdesk.domain.contact import Contact
from opsdesk.domain.team import Profile, Relation, Team, Way
from opsdesk.domain.team_staleness import stale_because
from screens.dialogs.choose import Choose
from screens.dialogs.confirm import Confirm
from screens.dialogs.form import Form
from screens.dialogs.text_view import TextView
from screens.messages import PlaceWanted
from screens.presenting.arranged import Arranged
from screens.presenting.commitments import commitments_look
from screens.presenting.listing import as_markdown, detail_rows
from screens.presenting.teams import teams_look
from screens.teams.forms import AGREED
from screens.teams.help_text import HELP
from screens.teams.screen import TeamsScreen
from tests.screens.teams.conftest import Open
from tests.texts import texts

NOW = datetime(2026, 11, 29, 14, 42, tzinfo=UTC)
TODAY = NOW.date()


async def test_two_lists_by_waiting_age_and_what_a_line_leads_to(opened: Open) -> None:
    async with opened() as shown:
        assert shown.list_text == [
            "Holds others up",
            "ledger 1 overdue · 1 open no page 12 d",
            "payments 1 blocked · 1 open check 12 d",
            "Nobody waits",
            "web kept 1 of 1 check",
        ]
        assert "3 teams · 2 hold others up · 2 to check · 1 no page" in shown.screen.head.said(120)
        shown.screen.select("TEAM-1")
        await shown.settle()
        for words in (
            "! on-call failed on 2026-11-29: rang out",
            "Purpose takes [b]money",
            "Hours mon-fri 09:00-17:00 Europe/Stockholm · back Mon 09:00 CET, in 17 h 18 min",
            "web collaboration · weekly",
            "→ COM-1 API [/v2] · web · blocked for 12 days by COM-2: the row first · waiting for 12 days",
            "← COM-2 schema · ledger · by 2026-11-20, 9 days overdue",
        ):
            assert words in shown.detail_words
        shown.screen.follow("COM-1")
        await shown.settle()
        assert shown.list_text == [
            "Blocked",
            "‖ API [/v2] payments → web 12 d",
            "Overdue",
            "! schema ledger → payments 12 d",
            "Over",
            "✓ forecast web → payments 12 d",
        ]
        assert "! blocked for 12 days by COM-2: the row first" in shown.detail_words
        shown.screen.follow("COM-2")
        await shown.settle()
        assert "ledger · nobody sees to it" in shown.detail_words
        shown.screen.follow("Payments")
        await shown.settle()
        assert shown.screen.chosen.name == "payments"


async def test_what_is_done_about_a_commitment(opened: Open) -> None:
    async with opened((80, 24), place="commitments") as shown:
        assert len(shown.screen.hint.said(78)) <= 78
        await shown.press("m")
        await shown.answer("soon, he says")
        assert "is no day" in shown.notices
        assert shown.screen.line.input.value == "soon, he says"
        await shown.press("escape", "m")
        await shown.answer("2026-12-24 the tester is ill")
        assert commitments.one(shown.desk, 1).moves[0].why == "the tester is ill"
        await shown.press("exclamation_mark")
        await shown.answer("di no answer")
        assert commitments.one(shown.desk, 1).escalations[0].to == "di"
        await shown.press("B")
        assert isinstance(shown.app.screen, Confirm)
        await shown.press("y")
        assert commitments.one(shown.desk, 1).blocker is None
        await shown.press("B")
        await shown.answer("web: no numbers")
        assert commitments.one(shown.desk, 1).blocker.team == "web"
        await shown.press("u", "y")
        assert commitments.one(shown.desk, 1).blocker is None
        shown.screen.select("COM-2")
        await shown.press("x")
        await shown.answer("no capacity")
        assert commitments.one(shown.desk, 2).ending is Ending.BROKEN
        shown.screen.select("COM-1")
        await shown.press("space")
        await shown.answer("merged")
        assert (commitments.one(shown.desk, 1).outcome, commitments.listed(shown.desk)) == ("merged", [])
        await shown.press("r")
        await shown.answer("too late")
        assert "COM-1 is kept: what happens next is a promise of its own" in shown.notices
        await shown.press("escape", "l")
        assert "that is for a team; this is a commitment" in shown.notices
        await shown.press("enter")
        assert shown.screen.detail.has_focus
        assert not shown.screen.list.display


async def test_what_is_done_about_a_team(opened: Open) -> None:
    async with opened((80, 24)) as shown:
        shown.screen.select("ledger")
        await shown.press("space")
        assert "nobody keeps a page of ledger to check" in shown.notices
        await shown.press("e", "ctrl+s")
        assert (teams.one(shown.desk, 3).title, shown.screen.chosen.name) == ("ledger", "ledger")
        shown.screen.select("TEAM-1")
        await shown.press("space", "enter")
        assert teams.one(shown.desk, 1).failures == ()
        await shown.press("x")
        assert isinstance(shown.app.screen, Choose)
        await shown.press("enter")
        await shown.answer("closed")
        assert teams.one(shown.desk, 1).failures[0].words == "#pay"
        await shown.press("l")
        assert isinstance(shown.app.screen, Form)
        await shown.fill(team="ledger", cadence="daily", until="x")
        await shown.press("ctrl+s")
        assert isinstance(shown.app.screen, Form)
        await shown.fill(until="2027-01-31")
        await shown.press("ctrl+s")
        assert [one.team for one in teams.one(shown.desk, 1).relations] == ["web", "ledger"]
        await shown.press("m")
        assert "that is for a commitment; this is a team" in shown.notices
        await shown.press("e")
        await shown.fill(hours="always", check_days="10000")
        await shown.press("ctrl+s")
        await shown.fill(check_days="30", hours="mon-fri 08:00-16:00")
        await shown.press("ctrl+s")
        assert (teams.one(shown.desk, 1).profile.check_days, shown.screen.chosen.name) == (30, "payments")
        await shown.press("d")
        await shown.answer("merged")
        assert teams.one(shown.desk, 1).retired == "merged"


async def test_briefs_and_waits_are_read_copied_and_written_out(opened: Open, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    async with opened((80, 24)) as shown:
        copied: list[str] = []
        shown.app.copy_text = copied.append
        shown.screen.select("TEAM-1")
        await shown.press("b")
        assert isinstance(shown.app.screen, Choose)
        await shown.press("j", "enter")
        await shown.to(TextView)
        await shown.press("y")
        assert copied.pop().startswith("# Coordination: payments and web")
        await shown.press("w", "y")
        assert copied.pop().startswith("# Who waits for whom")
        await shown.press("tab", "b")
        await shown.to(TextView)
        await shown.press("E")
        assert (tmp_path / "payments-and-web-coordination.md").read_text().startswith("# Coordination")
        await shown.press("y")
        assert copied.pop().startswith("## API \\[/v2\\]")


async def test_two_people_with_one_way_of_working_lose_no_words(opened: Open) -> None:
    async with opened((80, 24)) as shown:
        shown.screen.select("TEAM-1")
        await shown.press("l")
        assert shown.field("team").value == "ledger"
        await shown.fill(decision="both leads")
        teams.agree(shown.desk, 1, Relation("ledger", cadence="daily", decision="bo"))
        await shown.press("ctrl+s")
        assert shown.note("cadence") == "theirs now, was: nothing"
        assert shown.note("decision") == "yours; theirs: bo"
        await shown.press("ctrl+s")
        held = teams.way_with(shown.desk, 1, "ledger")
        assert (held.cadence, held.decision) == ("daily", "both leads")


async def test_under_another_teams_name_stands_what_is_agreed_with_that_one(opened: Open) -> None:
    async with opened() as shown:
        shown.screen.select("TEAM-1")
        await shown.press("l")
        await shown.fill(team="web", decision="both leads")
        await shown.press("ctrl+s")
        assert shown.problem == AGREED
        assert shown.note("cadence") == "theirs now, was: nothing"
        await shown.press("ctrl+s")
        held = teams.way_with(shown.desk, 1, "web")
        assert (held.way, held.cadence, held.decision) == (Way.COLLABORATION, "weekly", "both leads")


async def test_empty_lists_say_what_belongs_there(opened: Open) -> None:
    async with opened((80, 24), empty=True) as shown:
        assert "n keeps the first one" in " ".join(shown.list_text)
        await shown.press("e", "space", "x", "l", "d", "u", "b", "w", "q")
        assert "no team is chosen" in shown.notices
        await shown.press("n")
        await shown.fill(name="payments")
        await shown.press("ctrl+s", "tab")
        assert "n keeps the first promise" in " ".join(shown.list_text)
        await shown.press("m", "n")
        await shown.fill(giver="payments", receiver="web", deliverable="API")
        await shown.press("ctrl+s")
        assert shown.screen.chosen.commitment.name == "COM-1"
        await shown.press("e")
        await shown.fill(person="bo")
        await shown.press("ctrl+s")
        assert commitments.one(shown.desk, 1).promise.person == "bo"
        shown.app.screen.post_message(PlaceWanted("commitments", "COM-1"))
        await shown.press("slash")
        await shown.paste("nothing like it")
        assert "Nothing fits" in shown.list_text[0]


def test_the_help_names_every_key() -> None:
    own = {binding.key.replace("exclamation_mark", "!").replace("tab", "Tab") for binding in TeamsScreen.BINDINGS}
    assert all(re.search(rf"(?m)^(\S+ +)*{re.escape(key)}(\s|$)", HELP) for key in own - {"space"})


@settings(max_examples=40)
@given(name=texts(min_size=1), words=texts(), width=st.integers(1, 120))
def test_no_text_is_markup_and_no_row_is_wider_than_its_place(name: str, words: str, width: int) -> None:
    commitment = Commitment(
        1,
        promise=Promise(name, words, words, name, words, date(2026, 11, 20)),
        made_at=NOW,
        blocker=Blocker(0, words, words, NOW, words),
        moves=(Move(TODAY, TODAY, words, NOW, words),),
        escalations=(Escalation(1, words, words, NOW, words),),
    )
    promised = standing(commitment, {}, TODAY, UTC)
    profile = Profile(name, words, words, words, words, "24/7", "", words, words, (Contact(words, words),))
    team = Team(1, profile=profile, relations=(Relation(words, Way.SERVICE, words, words),))
    known = Known(name, team, (words,), stale_because(team, frozenset(), TODAY), owes=(promised,), waits=(promised,))
    for look, item in ((commitments_look(), promised), (teams_look(lambda: NOW), known)):
        parts = look.detail(item, [item])
        assert as_markdown(name, parts).startswith("## ")
        assert detail_rows(name, parts, width)
        for order in look.orders:
            arranged = Arranged([item], look, order)
            rows = arranged.rows(arranged.narrowed(""), width)
            assert rows[-1].content.cell_length <= width
