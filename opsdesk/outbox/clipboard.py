"""The clipboard, through whatever reaches it; always saying which way it was.

In this order: tmux, then the system's own programs, then the terminal itself by an escape sequence, which comes late
since it fails silently under tmux and behind some terminals.
"""

from __future__ import annotations

import shutil
import subprocess
from base64 import b64encode
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final

from opsdesk.domain.delivery import Outcome, not_sent, sent
from opsdesk.domain.errors import BadInput
from opsdesk.domain.values import dataclass
from opsdesk.outbox.files import write_file

TIMEOUT_S: Final = 2.0


@dataclass(frozen=True, slots=True)
class Copied:
    """How a text got to the clipboard: the program's name, or an empty text when none took it."""

    by: str

    def __bool__(self) -> bool:
        return bool(self.by)


_PROGRAMS: Final[tuple[tuple[str, tuple[str, ...], str], ...]] = (
    ("tmux", ("load-buffer", "-w", "-"), "TMUX"),
    ("pbcopy", (), ""),
    ("wl-copy", (), "WAYLAND_DISPLAY"),
    ("xclip", ("-selection", "clipboard"), "DISPLAY"),
)
"""Program, arguments, and the environment variable without which it can't work."""

Run = Callable[[Sequence[str], str], bool]


def copy(text: str, environ: Mapping[str, str], *, run: Run | None = None) -> Copied:
    """Hands the text to the first program that takes it; the caller tries the terminal's own way after that."""
    for program, arguments, needs in _PROGRAMS:
        if needs and not environ.get(needs):
            continue
        if run is None and shutil.which(program, path=environ.get("PATH")) is None:
            continue
        if (run or _run)((program, *arguments), text):
            return Copied(program)
    return Copied("")


def deliver(text: str, environ: Mapping[str, str], terminal: Callable[[str], bool], beside: Path) -> Outcome:
    """Copies an update, and says which way it went; where nothing takes it, it is written to the file `beside`.

    `terminal` hands a text to the terminal itself, when there is one.
    """
    if copied := copy(text, environ):
        return sent(f"copied by {copied.by}")
    if terminal(text):
        return sent("handed to the terminal, which doesn't say whether it took it")
    try:
        write_file(beside, f"{text}\n")
    except BadInput as error:
        return not_sent(f"no clipboard took it, and {error.message}", again=False)
    return sent(f"no clipboard took it; written to {beside}")


def escape_sequence(text: str) -> str:
    """What asks a terminal to copy a text (OSC 52)."""
    return f"\x1b]52;c;{b64encode(text.encode('utf-8', 'replace')).decode('ascii')}\a"


def _run(command: Sequence[str], text: str) -> bool:
    try:
        done = subprocess.run(
            command,
            input=text.encode("utf-8", "replace"),
            stdout=subprocess.DEVNULL,  # xclip stays behind to serve the text: a pipe would be waited for
            stderr=subprocess.DEVNULL,
            timeout=TIMEOUT_S,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0
