"""`agenda`: what is due from all parts of the desk, put off with a reason, as a page, as JSON and as a calendar."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from icalendar import Calendar

from tests.cli.conftest import Call
from tests.fakes import FakeClock


@pytest.fixture
def busy(opsdesk: Call) -> None:
    """An incident with an action nobody has, a change tomorrow, and a checklist that is to be reviewed."""
    opsdesk("declare", "Card payments fail", "--severity", "2")
    opsdesk("log", "@bo roll back 4.2 in 15m")
    opsdesk("change", "plan", "New router", "--service", "checkout", "--starts", "tomorrow 14:00", "--ends", "2h")
    opsdesk("checklist", "import", "--starters")


def test_an_empty_desk_has_nothing_due(opsdesk: Call) -> None:
    called = opsdesk("agenda")
    assert (called.code, called.out) == (0, "nothing is due\n")


def test_everything_due_stands_in_one_list(opsdesk: Call, busy: None) -> None:
    called = opsdesk("agenda")
    assert called.code == 0
    for words in ("today", "first update to customers", "INC-1 A1: roll back 4.2", "in the next 7 days", "CHG-1"):
        assert words in called.out


def test_cron_is_told_by_the_exit_code(opsdesk: Call, busy: None, clock: FakeClock) -> None:
    clock.forward(hours=1)
    called = opsdesk("agenda")
    assert called.code == 1
    assert called.out.startswith("overdue\n")


def test_something_is_put_off_with_a_reason_and_comes_back(opsdesk: Call, busy: None, clock: FakeClock) -> None:
    clock.forward(hours=1)
    assert opsdesk("agenda", "snooze", "inc-1 a1", "--until", "in 2h", "--why", "").err == (
        "opsdesk: putting something off needs a reason\n"
    )
    assert opsdesk("agenda", "snooze", "inc-1 a1", "--until", "in 2h", "--why", "bo sleeps").code == 0
    held = {row["key"]: row for row in json.loads(opsdesk("agenda", "--json").out)}
    assert held["INC-1 A1"]["when"] == "snoozed"
    assert (held["INC-1 A1"]["snoozed"]["why"], held["INC-1 A1"]["snoozed"]["by"]) == ("bo sleeps", "ana")
    assert opsdesk("agenda", "wake", "INC-1 A1").code == 0
    assert opsdesk("agenda", "wake", "INC-1 A1").err == "opsdesk: INC-1 A1 isn't put off\n"
    clock.forward(hours=3)
    assert "put off" not in opsdesk("agenda").out


def test_what_is_due_on_a_day_has_that_day_in_json(opsdesk: Call) -> None:
    opsdesk("commitment", "add", "an API", "--by", "payments", "--to", "web", "--due", "2026-12-01")
    for options in ((), ("--by-owner",)):
        called = opsdesk("agenda", "--json", *options)
        assert (called.code, [row["due_on"] for row in json.loads(called.out)]) == (0, ["2026-12-01"])


def test_only_one_persons_things(opsdesk: Call, busy: None) -> None:
    called = opsdesk("agenda", "--owner", "@Bo")
    assert "roll back 4.2" in called.out
    assert "customers" not in called.out
    assert opsdesk("agenda", "--by-owner").out.startswith("ana\n")


def test_how_late_a_thing_is_stands_with_it_where_no_heading_says_so(opsdesk: Call, clock: FakeClock) -> None:
    opsdesk("followup", "add", "Add a limit", "--owner", "bo", "--due", "2026-11-20")
    opsdesk("commitment", "add", "an API", "--by", "payments", "--to", "web", "--due", "2026-11-19", "--person", "bo")
    clock.forward(days=4)
    by_date, by_owner = (opsdesk("agenda", *options).out for options in ((), ("--by-owner",)))
    assert by_date.count("overdue") == 1, "the heading"
    assert "COM-1: payments to web: an API\n" in by_date
    assert "2 days overdue\n" in by_owner
    assert "1 day overdue; open for 4 days\n" in by_owner


def test_the_digest_is_a_page(opsdesk: Call, busy: None) -> None:
    page = opsdesk("agenda", "--digest").out
    assert page.startswith("# Due, as of Tuesday 17 November 2026 14:42 UTC\n\n## Today\n\n- **")
    assert "**bo**: roll back 4.2" in page


def test_another_year_is_told(opsdesk: Call, clock: FakeClock) -> None:
    opsdesk("followup", "add", "Add a limit", "--owner", "bo", "--due", "2026-11-20")
    assert "\n  Fri 20 Nov  bo" in opsdesk("agenda").out
    clock.forward(weeks=52)
    assert opsdesk("agenda").out.startswith("overdue\n  Fri 20 Nov 2026  bo")
    assert "Add a limit, Fri 20 Nov 2026, FU-1" in opsdesk("agenda", "--digest").out


def test_two_exports_are_the_same_entries(opsdesk: Call, busy: None, clock: FakeClock, tmp_path: Path) -> None:
    path = tmp_path / "agenda.ics"
    seen = []
    for _ in range(2):
        opsdesk("agenda", "--ics", str(path))
        calendar = Calendar.from_ical(path.read_bytes())
        assert isinstance(calendar, Calendar)
        seen.append({str(event["summary"]): str(event["uid"]) for event in calendar.events})
        clock.forward(minutes=2)
    assert seen[0] == seen[1]
    assert len(seen[0]) >= 4


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("snooze", "nothing", "--until", "in 2h", "--why", "x"), "nothing on the agenda is called “nothing”"),
        (("snooze", "CHG-1", "--until", "someday", "--why", "x"), "“someday” is no time"),
        (("snooze", "CHG-1", "--until", "2020-01-01 10:00", "--why", "x"), "a time that has passed"),
    ],
)
def test_what_cant_be_put_off_is_said_in_a_line(
    opsdesk: Call, busy: None, arguments: tuple[str, ...], said: str
) -> None:
    called = opsdesk("agenda", *arguments)
    assert called.code == 2
    assert said in called.err
    assert called.err.count("\n") == 1
