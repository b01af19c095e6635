"""The crash boundary: the app goes on, says so, tells no secrets, and leaves when it can't go on."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any, ClassVar

import pytest
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.geometry import Region
from textual.message import Message
from textual.pilot import Pilot
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Input, Static

from opsdesk.domain.errors import Refused
from screens.terminal import CRASHED_CODE, GuardedApp
from screens.terminal.crash_panel import CrashPanel
from screens.working import begin

CANARY = "https://hooks.example/T0/canary-token"


class Asked(Message):
    """A message whose handler fails."""


class Fragile(Widget):
    """Fails over a message, over a callback, or over drawing itself."""

    DEFAULT_CSS = "Fragile { height: 3; }"
    brittle = False

    def on_asked(self) -> None:
        raise KeyError(CANARY)

    def render_lines(self, crop: Region) -> list[Strip]:
        if self.brittle:
            raise ZeroDivisionError(CANARY)
        return super().render_lines(crop)


class NoSuchScreen(Screen[None]):
    """A screen that can't be composed."""

    BINDINGS: ClassVar[list[BindingType]] = [("escape", "dismiss")]

    def compose(self) -> ComposeResult:
        yield Static("half")
        raise LookupError(CANARY)


class CrashingApp(GuardedApp):
    guard_in_tests = True
    BINDINGS: ClassVar[list[BindingType]] = [("f2", "fail"), ("f3", "refuse")]

    def __init__(self, folder: Path) -> None:
        super().__init__(crash_folder=folder / "crashes")
        self.saves = 0

    def compose(self) -> ComposeResult:
        yield Fragile()
        yield Input()

    def action_fail(self) -> None:
        token = CANARY
        raise RuntimeError(f"can't post to {token}")

    def action_refuse(self) -> None:
        raise Refused("INC-7 is closed: reopen it with a reason.")

    async def work(self) -> None:
        raise OSError(CANARY)

    def work_in_a_thread(self) -> None:
        raise OSError(CANARY)

    async def save_everything(self) -> None:
        self.saves += 1


WAYS: dict[str, Callable[[CrashingApp], object]] = {
    "action": lambda app: app.simulate_key("f2"),
    "handler": lambda app: app.query_one(Fragile).post_message(Asked()),
    "callback": lambda app: app.call_later(app.action_fail),
    "callback of a widget": lambda app: app.query_one(Fragile).call_next(app.action_fail),
    "after refresh": lambda app: app.call_after_refresh(app.action_fail),
    "timer": lambda app: app.set_timer(0.001, app.action_fail),
    "interval": lambda app: app.set_interval(0.001, app.action_fail, repeat=1),
    "worker": lambda app: app.run_worker(app.work()),
    "thread worker": lambda app: app.run_worker(app.work_in_a_thread, thread=True),
    "thread": lambda app: threading.Thread(target=app.work_in_a_thread).start(),
    "screen": lambda app: app.push_screen(NoSuchScreen()),
}


@pytest.fixture(autouse=True)
def _listens_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(CrashPanel, "deaf_seconds", 0.01)


@pytest.fixture
def app(tmp_path: Path) -> CrashingApp:
    return CrashingApp(tmp_path)


async def panel_shown(pilot: Pilot[None]) -> str:
    """Wait for the crash panel, and for its keys to work; its text."""
    async with asyncio.timeout(10):
        while not (isinstance(pilot.app.screen, CrashPanel) and pilot.app.screen._listens):
            await asyncio.sleep(0.01)
    return str(pilot.app.screen.query_one(Static).content)


async def gone(app: CrashingApp) -> None:
    """Wait for the app's end."""
    async with asyncio.timeout(10):
        while app.is_running:
            await asyncio.sleep(0.01)


def reports(folder: Path) -> list[str]:
    return [report.read_text() for report in sorted((folder / "crashes").glob("crash-*Z*.txt"))]


async def test_work_that_is_under_way_when_the_app_ends_is_no_crash(app: CrashingApp, tmp_path: Path) -> None:
    begun = asyncio.Event()

    async def look_for_ever() -> None:
        begun.set()
        while app.query_one(Input):
            await asyncio.sleep(0)

    async with app.run_test():
        begin(app, look_for_ever)
        await begun.wait()
    assert app.return_code in {0, None}
    assert not reports(tmp_path)


@pytest.mark.parametrize("fail", WAYS.values(), ids=WAYS.keys())
async def test_the_app_goes_on(app: CrashingApp, tmp_path: Path, fail: Callable[[CrashingApp], object]) -> None:
    async with app.run_test() as pilot:
        fail(app)
        text = await panel_shown(pilot)
        assert "Everything you typed is kept." in text
        assert str(tmp_path / "crashes") in text.replace("\n", "")
        assert app.saves == 1
        await pilot.press("enter", "escape")
        await pilot.press("o", "n")
        assert app.query_one(Input).value == "on"
        app.query_one(Fragile).post_message(Asked())
        await panel_shown(pilot)
    assert CANARY not in text
    assert CANARY not in "".join(reports(tmp_path))


async def test_threads_are_heard_of_while_the_app_runs(app: CrashingApp) -> None:
    before = threading.excepthook
    async with app.run_test():
        assert threading.excepthook is not before
    assert threading.excepthook is before


async def test_a_screen_that_cannot_be_drawn_is_survived(app: CrashingApp) -> None:
    async with app.run_test() as pilot:
        fragile = app.query_one(Fragile)
        fragile.brittle = True
        fragile.refresh()
        assert "ZeroDivisionError" in await panel_shown(pilot)
        fragile.brittle = False
        await pilot.press("enter", "o", "n")
        assert app.query_one(Input).value == "on"


async def test_an_error_of_the_desk_keeps_its_words(app: CrashingApp, tmp_path: Path) -> None:
    async with app.run_test() as pilot:
        await pilot.press("f3")
        assert "INC-7 is closed: reopen it with a reason." in await panel_shown(pilot)
    assert "INC-7 is closed" in reports(tmp_path)[0]


async def test_one_panel_at_a_time_and_each_place_once(app: CrashingApp, tmp_path: Path) -> None:
    async with app.run_test() as pilot:
        app.call_later(app.action_fail)
        app.call_later(app.action_fail)
        app.call_later(app.action_refuse)
        assert "RuntimeError" in await panel_shown(pilot)
        await pilot.press("enter")
        assert "INC-7" in await panel_shown(pilot)
        await pilot.press("enter")
        assert not isinstance(app.screen, CrashPanel)
    assert len(reports(tmp_path)) == 2


async def test_leaving_from_the_panel_saves(app: CrashingApp) -> None:
    async with app.run_test() as pilot:
        await pilot.press("f2")
        await panel_shown(pilot)
        await pilot.press("q")
        await gone(app)
    assert app.return_code == CRASHED_CODE
    assert app.saves == 2


async def test_keys_typed_while_the_panel_opens_do_nothing(app: CrashingApp, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(CrashPanel, "deaf_seconds", 3600.0)
    async with app.run_test() as pilot:
        await pilot.press("f2")
        async with asyncio.timeout(10):
            while not isinstance(app.screen, CrashPanel):
                await pilot.pause(0.01)
        await pilot.press("q", "enter")
        assert isinstance(app.screen, CrashPanel)


async def test_a_crash_loop_ends_the_app(app: CrashingApp, tmp_path: Path) -> None:
    async with app.run_test() as pilot:
        for _time in range(2):
            await pilot.press("f2")
            await panel_shown(pilot)
            await pilot.press("enter")
        await pilot.press("f2")
        await gone(app)
    assert app.return_code == CRASHED_CODE
    assert app.saves == 3
    assert len(reports(tmp_path)) == 3


async def test_a_crash_of_the_panel_ends_the_app(app: CrashingApp, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(panel: CrashPanel) -> None:
        raise RuntimeError(CANARY)

    monkeypatch.setattr(CrashPanel, "on_mount", fail)
    async with app.run_test() as pilot:
        await pilot.press("f2")
        await gone(app)
    assert app.return_code == CRASHED_CODE


async def test_a_panel_that_cannot_open_ends_the_app(app: CrashingApp, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(panel: CrashPanel, *_args: object, **_options: object) -> None:
        raise RuntimeError(CANARY)

    monkeypatch.setattr(CrashPanel, "__init__", fail)
    async with app.run_test() as pilot:
        await pilot.press("f2")
        await gone(app)
    assert app.return_code == CRASHED_CODE


async def test_a_failed_save_is_not_called_kept(
    app: CrashingApp, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    async def fail() -> None:
        raise OSError(CANARY)

    monkeypatch.setattr(app, "save_everything", fail)
    async with app.run_test() as pilot:
        await pilot.press("f2")
        assert "could not be saved" in await panel_shown(pilot)
    assert len(reports(tmp_path)) == 2


async def test_a_report_that_cannot_be_written_is_said(app: CrashingApp, tmp_path: Path) -> None:
    (tmp_path / "crashes").write_text("a file where the folder should be")
    async with app.run_test() as pilot:
        await pilot.press("f2")
        assert "The report could not be written." in await panel_shown(pilot)


async def test_exceptions_surface_in_tests(tmp_path: Path) -> None:
    class OrdinaryApp(CrashingApp):
        guard_in_tests = False

    app = OrdinaryApp(tmp_path)

    async def fail() -> None:
        async with app.run_test() as pilot:
            await pilot.press("f2")

    with pytest.raises(RuntimeError, match="canary"):
        await fail()
    assert not (tmp_path / "crashes").exists()


def test_a_crash_in_a_real_terminal(tiny_app: Callable[..., Any], tmp_path: Path) -> None:
    errors = tmp_path / "errors.log"
    terminal = tiny_app(stderr=errors)
    terminal.type(b"half a line\x1b[20~")  # F9
    terminal.wait_for_text("Everything you typed is kept.")
    while terminal.running():
        terminal.type(b"q")
        terminal.read(0.2)
    assert terminal.exit_code() == CRASHED_CODE
    assert terminal.restored()
    assert (tmp_path / "saved").read_text() == "half a line"
    [report] = (tmp_path / "crashes").iterdir()
    assert str(report) in errors.read_text()
    assert b"canary" not in terminal.output + errors.read_bytes() + report.read_bytes()


def test_a_crash_while_starting_leaves_a_report_and_no_traceback(tiny_app: Callable[..., Any], tmp_path: Path) -> None:
    terminal = tiny_app("broken", ready=False)
    assert terminal.exit_code() == CRASHED_CODE
    assert terminal.restored()
    [report] = (tmp_path / "crashes").iterdir()
    after = terminal.output.rpartition(b"\x1b[?1006l")[2].decode()
    assert (
        after.split()
        == f"A step of the desk failed: RuntimeError at __main__:{_line_of('broken')}. Report: {report}".split()
    )


def _line_of(what: str) -> int:
    lines = Path(__file__).with_name("tiny_app.py").read_text().splitlines()
    return 1 + next(number for number, line in enumerate(lines) if line.endswith(f'RuntimeError("{what}")'))
