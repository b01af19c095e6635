"""Runs as their pages tell them, without a store."""

from __future__ import annotations

from datetime import datetime

from opsdesk.domain.checklist.run import Run
from opsdesk.domain.checklist.run_happenings import RUNS, RunBegun
from opsdesk.domain.checklist.run_layout import Filled, snapshot_of
from opsdesk.domain.checklist.template import Box, Section, Step, Template
from opsdesk.domain.dossier import Happening, Page, fold
from tests.fakes import START, FakeClock

DEPLOY = Template(
    "deploy",
    "Deploy to {{ host }}",
    version=3,
    sections=(
        Section("Before", steps=(Step("look at {{ host }}"), Step("group", box=Box.NONE), Step("inner", depth=1))),
        Section("Words", intro="only words"),
        Section("Go", steps=(Step("deploy"), Step("watch"))),
    ),
)
"""Steps 1.1, 1.2.1, 2.1 and 2.2; 1.2 only gathers, and the section without steps doesn't count."""


class Story:
    """Pages of one run, written a minute apart unless told otherwise."""

    def __init__(self, template: Template = DEPLOY, *, host: str = "eu-1", drill: int = 0, number: int = 1) -> None:
        self.clock = FakeClock(START)
        self.number = number
        self.pages: list[Page[Run]] = []
        self.add(RunBegun(snapshot_of(template), (Filled("host", host),), drill=drill))

    def add(self, happening: Happening[Run], *, by: str = "ana", at: datetime | None = None) -> Story:
        seq = len(self.pages) + 1
        when = at or self.clock()
        self.pages.append(Page(seq, f"p{seq}", when, when, by, happening))
        self.clock.forward(minutes=1)
        return self

    @property
    def run(self) -> Run:
        return fold(RUNS, self.number, self.pages)
