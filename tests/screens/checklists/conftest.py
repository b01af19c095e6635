"""F4 over a real store: a small checklist of two sections, and an app that stands on it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from textual.pilot import Pilot

from opsdesk.app import OpsDesk
from opsdesk.config import Settings
from opsdesk.desk import checklists, runs
from opsdesk.desk.desk import Desk
from opsdesk.desk.threaded import DeskThread
from opsdesk.domain.checklist.run import Run
from opsdesk.domain.checklist.template import Template
from opsdesk.formats.checklist import read_checklist
from screens.checklists import ChecklistsScreen
from screens.checklists.run_screen import RunScreen
from screens.session import Session
from screens.widgets.line_list import LineList
from tests.fakes import FakeClock
from tests.screens.waiting import until

RELEASE = """\
---
checklist: release
owner: @ana
service: checkout
kind: deployment
last_reviewed_on: 2026-11-01
review_in: 90 days
---

# Release checkout

## Before the start

Everybody is on the call.

- [ ] Open the change's page
  Expect: it names a reviewer
- [ ] Look up what runs now
  Role: deployer
  ```sh
  deploy status checkout
  ```

## Going out

- [ ] Deploy to [one host](https://example.org/host)
- [ ] Deploy `everywhere`
"""
STEPS = ("1.1", "1.2", "2.1", "2.2")


def template(text: str = RELEASE) -> Template:
    """A checklist from its Markdown."""
    return read_checklist(text.encode(), "test.md")


@dataclass
class Checks:
    """The app on F4."""

    app: OpsDesk
    pilot: Pilot[None]
    desk: Desk
    """Another process on the same store."""
    clock: FakeClock

    @property
    def library(self) -> ChecklistsScreen:
        """The list below everything else."""
        return next(screen for screen in self.app.screen_stack if isinstance(screen, ChecklistsScreen))

    @property
    def run(self) -> RunScreen:
        """The run that is shown."""
        return next(screen for screen in self.app.screen_stack if isinstance(screen, RunScreen))

    def kept(self, number: int = 1) -> Run:
        """The run as the store has it."""
        return runs.one(self.desk, number)

    async def press(self, *keys: str) -> None:
        """Presses keys one after the other, each with what it asks of the store."""
        for key in keys:
            await self.pilot.press(key)
            await self.settle()

    async def settle(self) -> None:
        """Until everything asked for is on screen."""
        for _ in range(2):
            await self.app.workers.wait_for_complete()
            await self.pilot.pause()

    async def type(self, text: str) -> None:
        """Types an answer on the line and enters it."""
        await self.pilot.press(*text, "enter")
        await self.settle()

    async def begin(self) -> None:
        """Begins a run of the chosen checklist, and ends its first pause."""
        await self.press("n", "enter")
        await until(lambda: isinstance(self.app.screen, RunScreen))
        await self.settle()
        await self.press("enter")


Open = Callable[..., AbstractAsyncContextManager[Checks]]


def text_of(lines: LineList) -> str:
    """A list as it is read."""
    return "\n".join(row.content.plain for place in range(lines.row_count) if (row := lines.row_at(place)))


@pytest.fixture
def open_checks(desk_path: Path, desk: Desk, clock: FakeClock, tmp_path: Path) -> Open:
    """Opens F4 at a size with some checklists in the library; `desk` beside it is another process."""

    @asynccontextmanager
    async def opened(*templates: Template, size: tuple[int, int] = (120, 36), by: str = "ana") -> AsyncIterator[Checks]:
        if templates:
            checklists.take_in(desk, templates)
        session = Session(DeskThread(Desk.at(desk_path, by=by, clock=clock)), Settings(), by)
        app = OpsDesk(session, None, crash_folder=tmp_path / "crashes")
        async with app.run_test(size=size) as pilot:
            await pilot.press("f4")
            checks = Checks(app, pilot, desk, clock)
            await until(lambda: isinstance(app.screen, ChecklistsScreen) and checks.library.items is not None)
            await checks.settle()
            yield checks
        session.desk.close()

    return opened
