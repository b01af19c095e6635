"""The clipboard, through whatever reaches it. An escape sequence alone fails silently under tmux, so it comes last."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

TIMEOUT_S = 2.0


@dataclass(frozen=True, slots=True)
class Copied:
    """How a text got to the clipboard: the program's name, or an empty text when none took it."""

    by: str

    def __bool__(self) -> bool:
        return bool(self.by)


_PROGRAMS: tuple[tuple[str, tuple[str, ...], str], ...] = (
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
        if run is None and shutil.which(program) is None:
            continue
        if (run or _run)((program, *arguments), text):
            return Copied(program)
    return Copied("")


def _run(command: Sequence[str], text: str) -> bool:
    try:
        done = subprocess.run(
            command, input=text.encode("utf-8", "replace"), capture_output=True, timeout=TIMEOUT_S, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0
