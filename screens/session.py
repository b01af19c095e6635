"""What every screen is given: the desk, the settings, and how times and glyphs are shown."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING

from opsdesk.config import Settings
from opsdesk.config.zones import local_zone
from opsdesk.desk.threaded import DeskThread
from opsdesk.domain.values import dataclass
from screens.terminal.editor import Editor

if TYPE_CHECKING:
    from opsdesk.desk.courier import Courier


@dataclass(slots=True)
class Session:
    """One person at one terminal. `zone` changes with `t`, `by` when it was asked for; the rest stays."""

    desk: DeskThread
    settings: Settings
    by: str
    zone: tzinfo = UTC
    templates: Path | None = None
    """The folder of the person's own templates of updates; None where nobody has any."""
    editor: Editor | None = None
    """The user's own editor; set by the app, which lends it the terminal."""
    courier: Callable[[], Courier] | None = None
    """Who takes texts out, with the ways there are; set by the app, which lends it the terminal."""
    remember: Callable[[str], None] | None = None
    """Keeps who is typing for next time; None when nobody has to be asked."""
    problem: str = ""
    """What of the settings can't be used, said once the desk is open."""

    @property
    def now(self) -> datetime:
        """The desk's clock, in UTC: a demo's and a test's run differently from the machine's."""
        return self.desk.desk.clock()

    @property
    def today(self) -> date:
        """The day it is where times are shown."""
        return self.now.astimezone(self.zone).date()

    def type_as(self, name: str) -> None:
        """From now on it is this person who types."""
        self.by = self.desk.desk.by = name

    def toggle_zone(self) -> tzinfo:
        """From UTC to local time, or back."""
        self.zone = local_zone() if self.zone is UTC else UTC
        return self.zone
