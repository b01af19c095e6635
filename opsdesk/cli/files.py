"""Files that a command reads or writes; `-` is standard input."""

from __future__ import annotations

from opsdesk.cli.output import put_as_it_is, say
from opsdesk.cli.standard_input import CALLED, STANDARD_INPUT, standard_input
from opsdesk.config.paths import in_full
from opsdesk.formats.strict_json import LARGEST
from opsdesk.formats.text_files import bytes_of, text_in
from opsdesk.outbox.files import write_file


def read_bytes(name: str) -> bytes:
    """What a file holds; raises BadInput with the reason. No more is read than any format takes."""
    return standard_input(LARGEST + 1) if name == STANDARD_INPUT else bytes_of(name)


def read_text(name: str) -> str:
    """The same as text; raises BadInput when it isn't UTF-8."""
    return text_in(read_bytes(name), called(name))


def called(name: str) -> str:
    """What a file is called in messages."""
    return CALLED if name == STANDARD_INPUT else name


def put_or_write(text: str, output: str) -> None:
    """Data to standard output, or whole to the file that `-o` names."""
    if not output:
        put_as_it_is(text)
        return
    path = in_full(output)
    write_file(path, text if text.endswith("\n") else f"{text}\n")
    say(f"written to {path}")
