"""F4 over a real store: a small checklist of two sections, and an app that stands on it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import pytest

from opsdesk.desk import checklists, runs
from opsdesk.desk.desk import Desk
from opsdesk.domain.checklist.run import Run, StepState
from opsdesk.domain.checklist.template import Template
from opsdesk.formats.checklist import read_checklist
from screens.checklists import ChecklistsScreen
from screens.checklists.run_screen import RunScreen
from screens.messages import PlaceWanted
from tests.fakes import OpenDesk
from tests.screens.shown import WIDE, Shown, session_of, shown_on
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


def work_through(desk: Desk, number: int, *, failed: str = "") -> None:
    """Marks every step done, but for a reason the first one failed."""
    for step in STEPS:
        runs.confirm(desk, number, int(step[0]))
        fails = failed and step == STEPS[0]
        runs.mark(desk, number, step, StepState.FAILED if fails else StepState.DONE, failed if fails else "")


class Checks(Shown[ChecklistsScreen]):
    """The app on F4."""

    @property
    def run(self) -> RunScreen:
        """The run that is shown."""
        return next(screen for screen in self.app.screen_stack if isinstance(screen, RunScreen))

    def kept(self, number: int = 1) -> Run:
        """The run as the store has it."""
        return runs.one(self.desk, number)

    async def begin(self) -> None:
        """Begins a run of the chosen checklist, and ends its first pause."""
        await self.press("n", "enter")
        await until(lambda: isinstance(self.app.screen, RunScreen))
        await self.settle()
        await self.press("enter")


Open = Callable[..., AbstractAsyncContextManager[Checks]]


@pytest.fixture
def open_checks(desk: Desk, open_desk: OpenDesk, tmp_path: Path) -> Open:
    """Opens F4 at a size with some checklists in the library; `desk` beside it is another process."""

    @asynccontextmanager
    async def opened(*templates: Template, size: tuple[int, int] = WIDE, by: str = "ana") -> AsyncIterator[Checks]:
        if templates:
            checklists.take_in(desk, templates)
        session = session_of(open_desk(by))
        async with shown_on(PlaceWanted("checks"), ChecklistsScreen, session, desk, tmp_path, size) as shown:
            yield Checks(shown.app, shown.pilot, shown.desk, shown.kind)

    return opened
