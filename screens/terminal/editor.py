"""The user's own editor on a text, and back. A test hands in another runner, since it has no terminal to lend."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from textual.app import App, SuspendNotSupported

from opsdesk.domain.errors import DeskError, Refused
from screens.terminal.signals import interrupts_unheard

Editor = Callable[[str], str]
"""Gets a text and gives it back as edited; raises a DeskError when it can't."""


def terminal_editor(app: App[None], environ: Mapping[str, str]) -> Editor:
    """$VISUAL or $EDITOR on this terminal, which the app lends it meanwhile."""

    def edit(text: str) -> str:
        try:
            with app.suspend(), interrupts_unheard():
                edited = _edited(environ, text)
        except SuspendNotSupported:
            raise Refused("this terminal can't be lent to an editor") from None
        if isinstance(edited, DeskError):
            raise edited
        return edited

    return edit


def _edited(environ: Mapping[str, str], text: str) -> str | DeskError:
    """The text as edited, or why it isn't: an error that passed through `suspend` would leave the terminal lent."""
    from opsdesk.outbox.editor import editor_command, run_editor

    try:
        return run_editor(editor_command(environ), text)
    except DeskError as error:
        return error
