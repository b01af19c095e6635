"""Desks that are brought somewhere once and copied for every test: a copy takes a twentieth of telling the story."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from opsdesk.desk.desk import Desk
from tests.fakes import FakeClock


@dataclass(frozen=True)
class Prepared:
    """A store in which a story was told, and when it ended."""

    path: Path
    ended_at: datetime

    def onto(self, desk: Desk, clock: FakeClock) -> None:
        """Puts it into a test's empty desk, and its clock to the end of the story."""
        with closing(sqlite3.connect(self.path)) as story:
            story.backup(desk.opened.connection)
        clock.now = self.ended_at


def prepared(empty_store: Path, folder: Path, tell: Callable[[Desk, FakeClock], None]) -> Prepared:
    """Tells ana's desk a story, in a folder that lasts as long as the run."""
    path, clock = folder / "desk.db", FakeClock()
    shutil.copy(empty_store, path)
    desk = Desk.at(path, by="ana", clock=clock)
    tell(desk, clock)
    desk.close()
    return Prepared(path, clock.now)
