"""What a process can do with a text by itself: put it on its clipboard, write it into a folder of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from opsdesk.outbox import clipboard, text_file
from opsdesk.outbox.sending import Hand

CLIPBOARD: Final = "clipboard"
FILE: Final = "file"
NAMED: Final = "{incident}-{audience}-{number}.txt"
"""What a text's file is called, when nobody says."""


def to_clipboard(environ: Mapping[str, str], terminal: Callable[[str], bool], folder: Path) -> Hand:
    """Copies a text, and writes it into the folder where no clipboard takes it. `terminal` asks the terminal itself."""
    return lambda message: clipboard.deliver(message.text, environ, terminal, folder / message.file_name(NAMED))


def to_folder(folder: Path) -> Hand:
    """Writes a text into a file of its own in a folder."""
    return lambda message: text_file.write(str(folder / message.file_name(NAMED)), message.text)


def to_file(path: str) -> Hand:
    """Writes a text into the file that somebody names."""
    return lambda message: text_file.write(path, message.text)
