"""The programs that are compared: how each is started, and in which surroundings."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from bench.bare_app import GREETING
from bench.terminal import Terminal

INCIDENT = "INC-1"
PERSON = "ana"
PROMPT = f"{INCIDENT} › "

_HERE = Path(__file__).parent
_OPSDESK = str(Path(sys.executable).with_name("opsdesk"))
_FORGOTTEN = ("NO_COLOR", "TMUX", "OPSDESK_DB", "OPSDESK_CONFIG", "PYTHONPATH", "PYTHONDONTWRITEBYTECODE")


def environ(folder: Path) -> dict[str, str]:
    """Surroundings without anybody's settings: all that is kept is in a folder of the run's own."""
    kept = {name: value for name, value in os.environ.items() if name not in _FORGOTTEN}
    homes = dict.fromkeys(("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"), str(folder))
    return {**kept, **homes, "OPSDESK_USER": PERSON}


def bare_app(folder: Path) -> Terminal:
    """A bare Textual app, just started."""
    return Terminal([sys.executable, str(_HERE / "bare_app.py")], environ(folder))


def opened_bare_app(folder: Path) -> Terminal:
    """A bare Textual app that waits for a key."""
    terminal = bare_app(folder)
    terminal.shown(GREETING, since=terminal.started)
    terminal.rest(1)  # its cursor blinks: it is never quiet for long
    return terminal


def war_room(store: Path) -> Terminal:
    """The desk, just started on the store's incident."""
    return Terminal([_OPSDESK, "--db", str(store), INCIDENT], environ(store.parent))


def opened_war_room(store: Path) -> Terminal:
    """The war room, its drafter loaded, waiting for a key."""
    terminal = war_room(store)
    terminal.shown(PROMPT, since=terminal.started)
    terminal.rest(2)
    return terminal


def opened_undrafted(store: Path) -> Terminal:
    """The same war room, where nobody drafts or lints."""
    command = [sys.executable, "-m", "bench.undrafted", "--db", str(store), INCIDENT]
    terminal = Terminal(command, {**environ(store.parent), "PYTHONPATH": str(_HERE.parent)})
    terminal.shown(PROMPT, since=terminal.started)
    terminal.rest(2)
    return terminal


def desk_screen(store: Path) -> Terminal:
    """The desk, just started on its list of incidents."""
    return Terminal([_OPSDESK, "--db", str(store)], environ(store.parent))


def log_command(store: Path, line: str) -> list[str]:
    """`opsdesk log`."""
    return [_OPSDESK, "--db", str(store), "log", INCIDENT, line]


def bare_log_command(store: Path, line: str) -> list[str]:
    """The smallest program that keeps a line."""
    return [sys.executable, str(_HERE / "bare_log.py"), str(store), line]


def bare_python_command() -> list[str]:
    """An interpreter that does nothing."""
    return [sys.executable, "-c", "pass"]


def watcher_command(store: Path, seconds: int) -> list[str]:
    """A process that does nothing but watch a desk."""
    return [sys.executable, "-m", "bench.watcher", str(store), str(seconds)]


def writer_command(store: Path) -> list[str]:
    """A second process at the same desk."""
    return [sys.executable, "-m", "bench.writer", str(store)]
