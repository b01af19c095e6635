"""From the command line to the screen: which desk, whose, at which incident."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import opsdesk.app
from opsdesk.desk.desk import Desk
from opsdesk.domain.vocabulary import Origin
from screens.terminal import refuse
from tests.cli.called import Called
from tests.cli.test_exchange import DEMO
from tests.fakes import OpenDesk

Call = Callable[..., Called]


@pytest.fixture
def screen(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """What the app was asked to open, instead of opening it; what it sees there is kept as `incident`."""
    opened: list[dict[str, Any]] = []

    def run(path: Path, number: int | None, settings: object, **more: Any) -> int:
        desk = Desk.at(path, by="looker-on")
        seen = desk.incident(number) if number is not None else None
        desk.close()
        opened.append({"path": path, "number": number, "incident": seen, **more})
        return 0

    monkeypatch.setattr(opsdesk.app, "run", run)
    monkeypatch.setattr(refuse, "why_no_terminal", lambda *_: None)
    return opened


@pytest.mark.parametrize(("argv", "number"), [([], None), (["INC-1"], 1), (["1"], 1), (["--readonly", "inc-1"], 1)])
def test_the_desk_opens_at_the_incident_that_is_named(
    opsdesk: Call, screen: list[dict[str, Any]], desk_path: Path, number: int | None, argv: list[str], desk: Desk
) -> None:
    opsdesk("declare", "Search is slow")
    assert opsdesk("--as", "bo", *argv).code == 0
    asked = screen[0]
    assert (asked["path"], asked["number"], asked["by"]) == (desk_path, number, "bo")
    assert asked["readonly"] == ("--readonly" in argv)


def test_the_demo_is_half_way_and_its_desk_is_gone_afterwards(
    opsdesk: Call, screen: list[dict[str, Any]], open_desk: OpenDesk
) -> None:
    assert opsdesk("demo").code == 0
    shown = screen[0]["incident"]
    assert (shown.origin, shown.status.is_over) == (Origin.DEMO, False)
    assert not screen[0]["path"].exists()
    assert not open_desk("bo").open_incidents()


def test_a_replay_opens_at_its_beginning_with_a_clock_of_its_own(opsdesk: Call, screen: list[dict[str, Any]]) -> None:
    assert opsdesk("replay", str(DEMO), "--speed", "2").code == 0
    shown, clock = screen[0]["incident"], screen[0]["clock"]
    assert shown.origin is Origin.REPLAY
    assert abs((clock() - shown.declared_at).total_seconds()) < 3600
    assert not screen[0]["path"].exists()


@pytest.mark.parametrize(
    ("argv", "named", "asks"),
    [
        ([], False, True),
        (["1"], False, True),
        (["--readonly"], False, False),
        (["--as", "bo"], False, False),
        ([], True, False),
        (["demo"], False, False),
        (["replay", str(DEMO)], False, False),
    ],
    ids=["desk", "incident", "readonly", "option", "variable", "demo", "replay"],
)
def test_who_is_typing_is_asked_where_nobody_said_it_and_something_is_typed(
    opsdesk: Call,
    screen: list[dict[str, Any]],
    monkeypatch: pytest.MonkeyPatch,
    argv: list[str],
    named: bool,
    asks: bool,
) -> None:
    opsdesk("declare", "Search is slow")
    if not named:
        monkeypatch.delenv("OPSDESK_USER")
    assert opsdesk(*argv).code == 0
    assert (screen[0]["remember"] is not None) == asks
    if asks:
        screen[0]["remember"]("di")
        assert opsdesk(*argv).code == 0
        assert (screen[1]["by"], screen[1]["remember"]) == ("di", None)
