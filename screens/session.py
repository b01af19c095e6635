"""What every screen is given: the desk, the settings, and how times and glyphs are shown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo

from opsdesk.config import Settings
from opsdesk.config.zones import local_zone
from opsdesk.desk.threaded import DeskThread
from screens.terminal.editor import Editor


@dataclass(slots=True)
class Session:
    """One person at one terminal. `zone` changes with `t`; the rest stays."""

    desk: DeskThread
    settings: Settings
    by: str
    zone: tzinfo = UTC
    editor: Editor | None = None
    """The user's own editor; set by the app, which lends it the terminal."""

    @property
    def now(self) -> datetime:
        """The desk's clock, in UTC: a demo's and a test's run differently from the machine's."""
        return self.desk.desk.clock()

    def toggle_zone(self) -> tzinfo:
        """From UTC to local time, or back."""
        self.zone = local_zone() if self.zone is UTC else UTC
        return self.zone
