"""The ways out of a desk on a screen: the channels of the settings, this terminal's clipboard, the folder it runs in.

Comes with the channels' code, so it is loaded when something is to be sent.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from opsdesk.desk.courier import Courier
from opsdesk.desk.deliveries import unsettled
from opsdesk.domain.errors import DeskError
from opsdesk.outbox import hands
from opsdesk.outbox.sending import Outbox
from screens.session import Session

_MOST_NAMED = 6


def courier_of(session: Session, environ: Mapping[str, str], copy: Callable[[str], object]) -> Courier:
    """The courier of a session; `copy` asks the terminal itself to copy a text, from any thread."""

    def terminal(text: str) -> bool:
        try:
            copy(text)
        except RuntimeError:  # the event loop is closed: the desk was left, and its terminal is somebody else's again
            return False
        return True

    here = Path.cwd()
    ways = {hands.CLIPBOARD: hands.to_clipboard(environ, terminal, here), hands.FILE: hands.to_folder(here)}
    return Courier(session.desk, Outbox(session.settings.channels, ways, environ))


async def still_going(session: Session) -> list[str]:
    """What is on its way or waits for its next try, a line each; nothing where the store can't say."""
    try:
        held = await session.desk.ask(unsettled)
    except DeskError:
        return []
    going = [item for item in held if not item.standing(session.now).needs_somebody]
    lines = [f"INC-{item.incident} update {item.update} {item.said(session.now)}" for item in going[:_MOST_NAMED]]
    return lines + ([f"and {len(going) - _MOST_NAMED} more"] if len(going) > _MOST_NAMED else [])
