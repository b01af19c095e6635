"""The user's own editor on a text, for a command as for a screen."""

from __future__ import annotations

import os
import shlex
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

from opsdesk.domain.errors import BadInput


def editor_command(environ: Mapping[str, str]) -> list[str]:
    """What $VISUAL or $EDITOR names, with its arguments; a blank one names nothing. Raises BadInput with the reason."""
    for name in ("VISUAL", "EDITOR"):
        try:
            command = shlex.split(environ.get(name, ""))
        except ValueError as error:
            raise BadInput(f"${name} can't be read ({str(error).lower()}); set it to a program's name") from None
        if command and command[0]:
            return command
    return ["vi"]


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
