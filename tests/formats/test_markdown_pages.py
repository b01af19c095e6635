"""The pages: what stands in them, and that no typed text ever becomes more than text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from opsdesk.domain.cadence import Due, DueKind
from opsdesk.domain.entries import Entry, Payload, amend, board, declaration, message, note, people, work
from opsdesk.domain.fold import fold
from opsdesk.domain.hypothesis import Judgement
from opsdesk.domain.incident import Incident
from opsdesk.domain.staffing import Suggestion
from opsdesk.domain.vocabulary import (
    Audience,
    Band,
    HypothesisStatus,
    Lane,
    Outcome,
    Rating,
    Role,
    ServiceState,
    Stage,
)
from opsdesk.formats.markdown import can, handover, report, timeline
from tests.formats.desk_logs import desk_logs

START = datetime(2026, 11, 17, 23, 50, tzinfo=UTC)
NOW = START + timedelta(minutes=60)
DUE = (
    Due(Audience.CUSTOMERS, NOW - timedelta(minutes=2), DueKind.NEXT),
    Due(Audience.EXECUTIVES, NOW + timedelta(minutes=10), DueKind.PROMISED, NOW + timedelta(minutes=10)),
)

Render = Callable[[Incident, list[Entry]], str]
PAGES: dict[str, Render] = {
    "handover": lambda incident, log: handover.render(incident, log, NOW, zone=UTC, waiting=DUE),
    "can": lambda incident, log: can.render(incident, log, NOW, zone=UTC, waiting=DUE),
    "timeline": lambda incident, log: timeline.render(incident, log, NOW, zone=UTC),
    "report": lambda incident, log: report.render(incident, log, NOW, zone=UTC),
}
NEVER = {"html_inline", "html_block", "image", "fence", "code_block", "hr", "em_open", "lheading_open"}


def log_of(*payloads: Payload) -> list[Entry]:
    """A log with five minutes between its entries."""
    return [
        Entry(7, seq, "", START + timedelta(minutes=5 * (seq - 1)), NOW, "ana", payload)
        for seq, payload in enumerate(payloads, start=1)
    ]


def story(words: str = "", url: str = "https://example.org/bridge") -> list[Entry]:
    """A log with one of everything, `words` in every text a person can type."""
    return log_of(
        declaration.Declared(f"Checkout is down{words}", 2),
        people.RoleTaken(1, f"ana{words}", Role.COMMANDER),
        board.HypothesisRaised(1, f"pool size{words}"),
        board.HypothesisRaised(2, f"an attack{words}"),
        board.EvidenceFiled(
            1, f"the rate is flat{words}", (Judgement(1, 2, Rating.INCONSISTENT), Judgement(1, 1, Rating.NEUTRAL))
        ),
        board.HypothesisClosed(2, HypothesisStatus.RULED_OUT, words.strip(), 1),
        board.HypothesisBanded(1, Band.LIKELY),
        work.ActionGiven(1, f"roll back{words}", (f"bo{words}", f"cy{words}"), Lane.FIX, START + timedelta(minutes=55)),
        work.ActionGiven(2, f"block the range{words}", (f"di{words}",)),
        work.ActionEnded(2, Outcome.DID_NOT_HELP, f"no effect{words}"),
        work.ActionGiven(3, f"ask the provider{words}"),
        work.ActionBlocked(1, f"no access{words}"),
        note.Noted(f"seen{words}"),
        note.Decided(f"roll back tonight{words}"),
        declaration.ImpactStated(f"40 % fail{words}"),
        declaration.PlanStated(f"roll back{words}"),
        declaration.Mitigated(f"pool doubled{words}"),
        declaration.ServiceStated(f"checkout{words}", ServiceState.PARTIAL_OUTAGE),
        declaration.LinkKept(f"bridge{words}", url),
        message.UpdateSent(1, Audience.CUSTOMERS, Stage.INVESTIGATING, f"We look into it.{words}"),
        note.ChangeNoted(1, f"release 4.2{words}", f"checkout{words}"),
        note.FollowUpProposed(1, f"alert on the pool{words}", f"bo{words}"),
        amend.EntryStruck(13, f"wrong{words}"),
        amend.EntryEdited(14, f"roll back now{words}"),
    )


def rendered(page: str, log: list[Entry]) -> str:
    return PAGES[page](fold(log), log)


def flat(tokens: list[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        yield from flat(token.children or [])


def parse(source: str) -> list[Token]:
    return list(flat(MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(source)))


def headings(source: str) -> list[str]:
    return [line.lstrip("# ") for line in source.splitlines() if line.startswith("#")]


def test_the_handover_holds_what_the_new_commander_needs() -> None:
    source = rendered("handover", story())
    assert headings(source) == [
        "Handover: INC-7 Checkout is down",
        "Situation",
        "Do first",
        "Objectives",
        "Hypotheses",
        "Open",
        "Ruled out",
        "Actions by owner",
        "What was tried",
        "Did not help",
        "Decisions",
        "Updates",
        "Roles",
        "Services",
        "Links",
    ]
    for line in (
        "SEV-2 · investigating · T+01:00 · commander ana · as of Wed 18 Nov 00:50 UTC",
        "- **Leading cause:** H1 pool size (likely), not confirmed",
        "2. Tell customers: their update is overdue by 02:00",
        "3. Tell executives: their update is due in 10:00",
        "4. Find an owner for A3 ask the provider",
        "5. Unblock A1 roll back: no access",
        "  - ruled out Wed 18 Nov 00:15 UTC: the rate is flat",
        "  - `--` Wed 18 Nov 00:10 UTC the rate is flat",
        "  - A1 roll back, check-in Wed 18 Nov 00:45 UTC (overdue by 05:00), with cy; **blocked**: no access",
        "- A2 block the range (di): did not help Wed 18 Nov 00:35 UTC, no effect",
        "- Wed 18 Nov 00:55 UTC roll back now (ana)",
        "**customers**: last Wed 18 Nov 01:25 UTC (investigating); next due Wed 18 Nov 00:48 UTC, overdue by 02:00",
        "> We look into it.",
        "**executives**: nothing sent yet; promised Wed 18 Nov 01:00 UTC, in 10:00",
        "- commander: ana, since Tue 17 Nov 23:55 UTC",
        "- also on it: bo, cy, di",
        "- checkout: partial outage, since Wed 18 Nov 01:15 UTC",
        "- bridge: <https://example.org/bridge>",
    ):
        assert line in source.splitlines()


def test_suggestions_about_people_stand_among_the_first_things() -> None:
    log = log_of(declaration.Declared("Checkout is down"))
    advice = Suggestion("staff:deputy", "find somebody as deputy", "the policy asks for one")
    source = handover.render(fold(log), log, NOW, zone=UTC, suggestions=[advice])
    assert "1. Take command: nobody has it" in source
    assert "Find somebody as deputy: the policy asks for one" in source


def test_an_empty_incident_says_so_in_words() -> None:
    source = rendered("handover", log_of(declaration.Declared("Checkout is down")))
    for said in ("None was raised.", "Nothing is under way.", "Nobody has a role.", "not known yet"):
        assert said in source
    assert "## Links" not in source


def test_the_can_report_is_conditions_actions_needs() -> None:
    assert headings(rendered("can", story())) == ["CAN: INC-7 Checkout is down", "Conditions", "Actions", "Needs"]


def test_the_timeline_strikes_marks_and_names_days() -> None:
    source = rendered("timeline", story())
    assert headings(source)[1:] == ["Tuesday 17 November 2026", "Wednesday 18 November 2026"]
    assert "- 00:50 UTC ~~· seen~~ (ana, struck by ana: wrong)" in source
    assert "- 00:55 UTC ! decided: roll back now (ana, edited)" in source
    assert "- 23:50 UTC ⚑ declared SEV-2: Checkout is down (ana)" in source


def test_the_year_is_named_once_there_is_more_than_one() -> None:
    log = story()
    years_later = handover.render(fold(log), log, NOW + timedelta(days=700), zone=UTC)
    assert "- **Since:** Tue 17 Nov 2026 23:50 UTC" in years_later


def test_times_are_shown_in_the_zone_asked_for() -> None:
    log = story()
    source = timeline.render(fold(log), log, NOW, zone=ZoneInfo("Europe/Berlin"))
    assert headings(source)[1:] == ["Wednesday 18 November 2026"]
    assert "- 00:50 CET ⚑ declared" in source


def test_the_report_has_tables_that_stay_tables() -> None:
    tokens = parse(rendered("report", story(" | a | b")))
    rows = [token for token in tokens if token.type == "tr_open"]
    cells = [token for token in tokens if token.type in {"td_open", "th_open"}]
    assert len(rows) == 5, "two tables: milestones with two rows, actions with one, each with a head"
    assert len(cells) == 3 * 2 + 2 * 5


def test_the_report_says_how_each_update_went_and_who_approved_it() -> None:
    sent = message.UpdateSent(
        1,
        Audience.CUSTOMERS,
        Stage.INVESTIGATING,
        "We look into it.",
        channel="page, board",
        approved_by="ana",
        findings=("VAG1", "NXT1"),
        override="the page was empty",
    )
    source = rendered("report", log_of(declaration.Declared("Checkout is down"), sent))
    assert (
        "to customers (investigating); by page, board; approved by ana; open: VAG1, NXT1; "
        "sent all the same: the page was empty\n\n> We look into it."
    ) in source


@pytest.mark.parametrize("page", PAGES)
@given(words=st.text(st.sampled_from("\\`*_[]<>|~&#+-=.:!()1a \n\t/\"'") | st.characters(), min_size=1, max_size=20))
@settings(max_examples=30, deadline=None)
def test_nothing_typed_becomes_more_than_text(page: str, words: str) -> None:
    plain, typed = rendered(page, story(" x")), rendered(page, story(f" {words}"))
    tokens = parse(typed)
    assert not {token.type for token in tokens} & NEVER
    assert [token.tag for token in tokens if token.type == "heading_open"] == [
        token.tag for token in parse(plain) if token.type == "heading_open"
    ]
    links = [token.attrs["href"] for token in tokens if token.type == "link_open"]
    assert links == (["https://example.org/bridge"] if page in {"handover", "report"} else [])


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "https://x.org/>b<", "https://x org", "https://x.org/`a`", "//x"]
)
def test_only_plain_web_addresses_become_links(url: str) -> None:
    assert not [token for token in parse(rendered("handover", story(url=url))) if token.type == "link_open"]


@pytest.mark.parametrize("page", PAGES)
@given(log=desk_logs())
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_log_can_be_told(page: str, log: list[Entry]) -> None:
    source = rendered(page, log)
    assert source.endswith("\n")
    assert not {token.type for token in parse(source)} & NEVER
