"""The only way out of a command: data on standard output, messages on standard error, all of it cleaned.

No text that somebody typed acts on a terminal, whichever form it leaves in. JSON keeps every sign of it: what would act
on one is written as an escape (`\\u009b`), so that whoever parses it gets back what was put in.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import date, datetime
from enum import Enum
from shutil import get_terminal_size
from typing import Any, Final

from opsdesk.domain.text import clean, one_line
from opsdesk.domain.times import short_iso

FURTHER: Final = 4
"""Cells by which a line without columns goes on further in."""
_GAP: Final = re.compile(r" {2,}(?=\S)")
"""What parts two columns."""


class ReaderGone(Exception):
    """Whoever read the output stopped reading, or never began. No OSError, since Typer would answer that one itself."""


class OutputFull(Exception):
    """The output takes no more, for a reason that the system gives; whoever waits for it has only a part."""


_in_ascii: list[Callable[[], bool]] = []
"""Asks whether people see ASCII alone; asked only when there is something else to see."""


def show_in_ascii_if(asked: Callable[[], bool]) -> None:
    """From now on what people read has its glyphs' ASCII twins where the settings say so."""
    _in_ascii[:] = [asked]


def put(text: str) -> None:
    """Data for people: a line, or several."""
    cleaned = clean(text)
    _write(sys.stdout, cleaned if cleaned.isascii() or not any(ask() for ask in _in_ascii) else with_twins(cleaned))


def put_row(row: str) -> None:
    """A line of a list. On a terminal that is too narrow for it it goes on under its own column; a pipe gets a line."""
    put(_hung(clean(row), get_terminal_size().columns) if sys.stdout is not None and sys.stdout.isatty() else row)


def put_as_it_is(text: str) -> None:
    """A text that goes elsewhere from here: its words are what they are."""
    _write(sys.stdout, clean(text))


def with_twins(text: str) -> str:
    """The text with an ASCII sign for each glyph that has one."""
    from screens.presenting.glyphs import TABLE

    return text.translate(TABLE)


def put_json(value: object) -> None:
    """Data for programs."""
    _write(sys.stdout, json_text(value))


def say(message: str) -> None:
    """A message: one line beside the data. Where nothing can be told nobody is."""
    if sys.stderr is not None:
        with suppress(OutputFull):
            _write(sys.stderr, one_line(message))


def complain(message: str) -> None:
    """Why it didn't work, in one line that names the program."""
    say(f"opsdesk: {message}")


def finish() -> None:
    """Lets go of what is still held back; every command ends with it."""
    if sys.stdout is not None:
        with refused_in_words():
            sys.stdout.flush()


def be_tolerant() -> None:
    """Has signs that the terminal's encoding lacks replaced, instead of failing over one of them."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="replace")


def json_text(value: object) -> str:
    """Indented JSON in which nothing acts on a terminal; times, days and enums as the desk writes them."""
    text = json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False, default=_plain)
    if clean(text) == text:
        return text
    return "".join(sign if clean(sign) == sign else _escape(sign) for sign in text)


def _hung(row: str, width: int) -> str:
    if len(row) <= width:
        return row
    from textwrap import fill

    columns = [gap.end() for gap in _GAP.finditer(row) if gap.end() <= width // 2]
    return fill(row, width, subsequent_indent=" " * (columns or [FURTHER])[-1], break_on_hyphens=False)


def _plain(value: object) -> Any:
    if isinstance(value, datetime):
        return short_iso(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Enum):
        return value.value
    raise TypeError(f"{type(value).__name__} has no form in JSON")


def _escape(sign: str) -> str:
    return json.dumps(sign)[1:-1]


def _write(stream: Any, text: str) -> None:
    if stream is None:  # it was closed before the program began
        raise ReaderGone
    with refused_in_words():
        stream.write(text if text.endswith("\n") else f"{text}\n")
        stream.flush()


@contextmanager
def refused_in_words() -> Iterator[None]:
    """What an output refuses is told as what it is: nobody reads any more, or it takes no more."""
    try:
        yield
    except BrokenPipeError:
        raise ReaderGone from None
    except OSError as error:
        raise OutputFull(error.strerror or type(error).__name__) from None
