"""A line typed on a call must not wait for what it doesn't need: the hot command loads neither ORM nor screen."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from opsdesk.cli.commands import COMMANDS
from opsdesk.desk.desk import Desk

HEAVY = {"textual", "rich", "sqlmodel", "sqlalchemy", "alembic", "typer", "click", "pydantic", "jinja2"}

RUN_AND_LIST = """
import sys
from opsdesk.cli import run
code = run({argv!r})
print(*sorted(sys.modules), file=sys.stderr)
raise SystemExit(code)
"""


def loaded_by(argv: list[str], path: Path) -> set[str]:
    """The modules that a command line loads in a process of its own."""
    environ = {**os.environ, "OPSDESK_DB": str(path), "OPSDESK_USER": "ana", "OPSDESK_CONFIG": ""}
    code = RUN_AND_LIST.format(argv=argv)
    done = subprocess.run([sys.executable, "-c", code], env=environ, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return set(done.stderr.split())


def packages(modules: set[str]) -> set[str]:
    return {name.partition(".")[0] for name in modules}


@pytest.mark.parametrize("line", ["a note", "? pool size", "@bo roll back 4.2 in 15m", ":sev 1"])
def test_a_line_for_the_log_loads_nothing_heavy(desk: Desk, number: int, desk_path: Path, line: str) -> None:
    assert not packages(loaded_by(["log", line], desk_path)) & HEAVY
    assert desk.incident(number).seq > 2


def test_headless_commands_load_no_screen_and_nothing_of_other_commands(desk_path: Path, number: int) -> None:
    loaded = loaded_by(["list"], desk_path)
    assert not packages(loaded) & {"textual", "sqlmodel", "alembic", "jinja2"}
    others = {f"opsdesk.cli.{place.module}" for name, place in COMMANDS.items() if place != COMMANDS["list"]}
    assert loaded & others == {"opsdesk.cli.incidents"}
