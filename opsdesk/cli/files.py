"""Files that a command reads or writes; `-` is standard input."""

from __future__ import annotations

import sys
from pathlib import Path

from opsdesk.cli.output import put, say
from opsdesk.domain.errors import BadInput
from opsdesk.formats.strict_json import LARGEST
from opsdesk.outbox.files import write_file

STANDARD_INPUT = "-"


def read_bytes(name: str) -> bytes:
    """What a file holds; raises BadInput with the reason. No more is read than any format takes."""
    if name == STANDARD_INPUT:
        return sys.stdin.buffer.read(LARGEST + 1)
    try:
        with Path(name).expanduser().open("rb") as file:
            return file.read(LARGEST + 1)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else "no name for a file"
        raise BadInput(f"{name}: can't be read ({reason})") from None


def read_text(name: str) -> str:
    """The same as text; raises BadInput when it isn't UTF-8."""
    data = read_bytes(name)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadInput(f"{called(name)}: byte {error.start + 1}: not UTF-8") from None


def called(name: str) -> str:
    """What a file is called in messages."""
    return "standard input" if name == STANDARD_INPUT else name


def put_or_write(text: str, output: str) -> None:
    """Data to standard output, or whole to the file that `-o` names."""
    if not output:
        put(text)
        return
    path = Path(output).expanduser()
    write_file(path, text if text.endswith("\n") else f"{text}\n")
    say(f"written to {path}")
