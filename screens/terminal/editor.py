"""The user's own editor on a text, and back. A test hands in another runner, since it has no terminal to lend."""

from __future__ import annotations

import os
import shlex
import subprocess
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

from textual.app import App, SuspendNotSupported

from opsdesk.domain.errors import BadInput, Refused

Editor = Callable[[str], str]
"""Gets a text and gives it back as edited; raises a DeskError when it can't."""


def terminal_editor(app: App[None], environ: Mapping[str, str]) -> Editor:
    """$VISUAL or $EDITOR on this terminal, which the app lends it meanwhile."""

    def edit(text: str) -> str:
        command = environ.get("VISUAL") or environ.get("EDITOR") or "vi"
        try:
            with app.suspend():
                return run_editor(shlex.split(command), text)
        except SuspendNotSupported:
            raise Refused("this terminal can't be lent to an editor") from None

    return edit


def run_editor(command: list[str], text: str) -> str:
    """Runs an editor on a private file; what it leaves there is the text, whatever it says of itself."""
    handle, name = tempfile.mkstemp(prefix="opsdesk-", suffix=".md")
    path = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
        done = subprocess.run([*command, name], check=False)
        if done.returncode:
            raise BadInput(f"{command[0]} ended with {done.returncode}; the text is as it was")
        return path.read_text(encoding="utf-8", errors="replace").rstrip("\n")
    except OSError as error:
        raise BadInput(f"{command[0]}: {error.strerror or error}; set $EDITOR") from error
    finally:
        path.unlink(missing_ok=True)
