"""The way from the command line to the full-screen app: the only place here that loads it."""

from __future__ import annotations

import sys
from pathlib import Path

from opsdesk.cli.session import Session
from opsdesk.desk.desk import Clock
from opsdesk.domain.errors import BadInput


def open_screen(
    session: Session,
    path: Path,
    number: int | None,
    *,
    headless: str,
    clock: Clock | None = None,
    asks_who: bool = False,
) -> int:
    """Opens a desk on this terminal, at an incident or at the desk screen; the exit code.

    With `asks_who` it asks who is typing, when nobody ever said it and something can be typed.
    Raises BadInput where no full-screen app can run, naming the command that does the same without (`headless`).
    """
    from screens.terminal.refuse import why_no_terminal

    problem = why_no_terminal(sys.stdin, sys.stdout, session.environ)
    if problem:
        raise BadInput(f"{problem} Without one: {headless}")
    from opsdesk.app import run

    asks = asks_who and session.typist.is_a_guess and not session.invocation.readonly
    return run(
        path,
        number,
        session.settings,
        by=session.by,
        crash_folder=session.crash_folder,
        templates=session.templates,
        readonly=session.invocation.readonly,
        clock=clock or session.clock,
        remember=session.remember if asks else None,
        problem=session.settings_problem,
    )
