"""The pages: what stands in them, and that no typed text ever becomes more than text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from opsdesk.domain.cadence import Due, DueKind
from opsdesk.domain.entries import Entry, declaration, message
from opsdesk.domain.fold import fold
from opsdesk.domain.incident import Incident
from opsdesk.domain.staffing import Suggestion
from opsdesk.domain.vocabulary import (
    Audience,
    Stage,
)
from opsdesk.formats.markdown import can, handover, report, timeline
from tests.formats.desk_logs import desk_logs
from tests.formats.stories import NOW, log_of, story

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
        "- Wed 18 Nov 00:55 UTC D1 roll back now (ana)",
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
