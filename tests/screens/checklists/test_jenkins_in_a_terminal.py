"""The real release checklist of 61 boxes, by keyboard alone in a real terminal: half-way, killed, on, finished."""

from __future__ import annotations

import os
import re
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from opsdesk.desk import runs
from opsdesk.desk.desk import Desk
from opsdesk.domain.checklist.run import Ending, Run, StepState
from tests.fakes import OpenDesk
from tests.programs import ROOT, ran
from tests.screens.terminal.conftest import Terminal

CHECKLIST = ROOT.parent / "shared" / "data" / "checklists" / "jenkins-lts-release-checklist.md"
BOXES = 61
HALF_WAY = 29
TOOK_IN = re.compile(r"new: jenkins-lts-release-checklist v1")

pytestmark = pytest.mark.skipif(not CHECKLIST.is_file(), reason="../shared, with the checklist, is not there")


class Typist:
    """Somebody at a terminal on F4, with another desk beside it that sees what is kept."""

    def __init__(self, path: Path, desk: Desk, folder: Path) -> None:
        environ = {**os.environ, "TERM": "xterm-256color", "OPSDESK_DB": str(path), "OPSDESK_USER": "ana"}
        self.desk = desk
        self.terminal = Terminal("opsdesk", environ=environ, folder=folder)
        self.terminal.wait_for(lambda: b"declare" in self.terminal.output)
        self.type("\x1bOS", lambda: b"Checklists" in self.terminal.output)

    def type(self, keys: str, until: Callable[[], bool]) -> None:
        """Types, and reads along until something is so."""
        self.terminal.type(keys.encode())
        self.terminal.wait_for(until)

    @property
    def run(self) -> Run:
        """The run as it is kept."""
        return runs.listed(self.desk)[0]

    def work(self, until: int) -> None:
        """Marks steps section by section, ending each pause, until so many are marked."""
        while (marked := self.marked) < until:
            run = self.run
            section = next(line.section for line in run.open_steps())
            if not run.is_confirmed(section):
                self.type("\r", lambda section=section: self.run.is_confirmed(section))
            here = sum(line.section == section for line in run.open_steps())
            keys = min(here, until - marked)
            self.type(" " * keys, lambda wanted=marked + keys: self.marked >= wanted)

    @property
    def marked(self) -> int:
        """How many steps are."""
        return BOXES - self.run.count(StepState.OPEN)


@pytest.fixture
def typists(desk_path: Path) -> Iterator[list[Typist]]:
    """Those who sat at a terminal; what still runs at the end is ended."""
    done = ran("opsdesk", "--db", desk_path, "checklist", "import", CHECKLIST)
    assert TOOK_IN.match(done.stdout), done.stdout
    opened: list[Typist] = []
    yield opened
    for typist in opened:
        typist.terminal.end()


def test_it_is_run_half_way_killed_and_finished(
    desk_path: Path, open_desk: OpenDesk, typists: list[Typist], tmp_path: Path
) -> None:
    desk = open_desk("bo")
    first = Typist(desk_path, desk, tmp_path)
    typists.append(first)
    first.type("n", lambda: b"Enter yes" in first.terminal.output)
    first.type("\r", lambda: bool(runs.listed(desk)))
    first.terminal.wait_for(lambda: b"Pause before 1" in first.terminal.output)
    first.work(HALF_WAY)
    first.type("xthe agents are down\r", lambda: first.run.count(StepState.FAILED) == 1)
    position = first.run.position
    first.terminal.process.send_signal(signal.SIGKILL)
    first.terminal.exit_code()

    second = Typist(desk_path, desk, tmp_path)
    typists.append(second)
    second.type("\r", lambda: b"space done" in second.terminal.output)
    assert second.run.position == position
    second.work(BOXES)
    second.terminal.wait_for(lambda: b"Every step is marked" in second.terminal.output)
    second.type("\r", lambda: b"Finish RUN-1?" in second.terminal.output)
    second.type("\r", lambda: second.run.ending is Ending.FINISHED)
    second.terminal.wait_for(lambda: b"learn from this run" in second.terminal.output)
    second.type("n", lambda: second.run.lessons_settled)
    second.terminal.wait_for(lambda: b"off as ana" in second.terminal.output)
    second.type("\r", lambda: second.run.signed_by == "ana")
    second.type("E", lambda: (tmp_path / "run-1.md").is_file())
    record = (tmp_path / "run-1.md").read_text()
    assert record.startswith("# RUN-1")
    assert "the agents are down" in record
