"""The command line: the headless twin of every screen. `main` decides what is loaded, by a look at the words alone."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from opsdesk.cli.invocation import Invocation

COMPLETION = "_OPSDESK_COMPLETE"
"""Set by a shell that asks for completions: Typer answers it."""


def main() -> None:
    """The console entry. Exit codes: 0 fine, 1 findings, 2 bad usage or input, 3 the store can't be used, 130
    interrupted, and 141, as usual, when whoever read the output stopped reading."""
    raise SystemExit(run(sys.argv[1:]))


def run(argv: Sequence[str]) -> int:
    """Runs one command line and gives its exit code."""
    from opsdesk.cli import exits
    from opsdesk.cli.output import OutputFull, ReaderGone, be_tolerant, complain, finish
    from opsdesk.domain.errors import DeskError

    be_tolerant()
    try:
        code = _run(argv)
        finish()
    except DeskError as error:
        complain(error.message)
        return error.exit_code
    except KeyboardInterrupt:
        return exits.INTERRUPTED
    except (BrokenPipeError, ReaderGone):
        _forget_output()
        return exits.READER_GONE
    except OutputFull as full:
        _forget_output()
        complain(f"standard output: can't be written ({full})")
        return exits.BAD_USAGE
    return code


def _run(argv: Sequence[str]) -> int:
    from opsdesk.cli.invocation import LINE_COMMAND, incident_number, parse

    invocation = parse(argv)
    if invocation.version:
        return _print_version()
    if not invocation.words and COMPLETION not in os.environ:
        return _open_screen(invocation, None)
    if len(invocation.words) == 1 and (number := incident_number(invocation.command)) is not None:
        return _open_screen(invocation, number)
    if invocation.command == LINE_COMMAND and invocation.words[1:2] != ("--help",):
        return _log(invocation)
    from opsdesk.cli.commands import run_command

    return run_command(invocation)


def _print_version() -> int:
    from opsdesk import __version__
    from opsdesk.cli.output import put

    put(f"opsdesk {__version__}")
    return 0


def _log(invocation: Invocation) -> int:
    gc.disable()
    from opsdesk.cli.logging_lines import log_lines
    from opsdesk.cli.session import Session

    log_lines(Session(invocation), invocation.words[1:])
    return 0


def _open_screen(invocation: Invocation, number: int | None) -> int:
    gc.disable()
    from opsdesk.cli.screen import open_screen
    from opsdesk.cli.session import Session

    session = Session(invocation)
    same = "opsdesk list" if number is None else f"opsdesk show {number}"
    return open_screen(session, session.database, number, headless=f"{same}, or opsdesk log LINE", asks_who=True)


def _forget_output() -> None:
    """Keeps the interpreter from flushing once more at its end what nobody takes."""
    if sys.stdout is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
