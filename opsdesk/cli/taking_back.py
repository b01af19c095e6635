"""Taking back what one wrote last in a dossier, which every group of them has a command for."""

from __future__ import annotations

from collections.abc import Callable

from opsdesk.cli.output import say
from opsdesk.desk import dossiers
from opsdesk.desk.desk import Desk
from opsdesk.domain.dossier import Cabinet, S


def take_back(desk: Desk, cabinet: Cabinet[S], number: int, undo: Callable[[Desk, int], object]) -> None:
    """Undoes by the use case of its kind, and says what that was."""
    page = dossiers.undo_candidate(desk, cabinet, number)
    undo(desk, number)
    say(f"{cabinet.call(number)}: took back “{page.happening.headline()}”")
