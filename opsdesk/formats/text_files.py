"""Files that people name: read whole, and refused in words."""

from __future__ import annotations

from opsdesk.config.paths import in_full
from opsdesk.domain.errors import BadInput
from opsdesk.formats.strict_json import LARGEST


def bytes_of(name: str) -> bytes:
    """What a file holds; raises BadInput with the reason. No more is read than any format takes."""
    if not name:  # which would be the folder one stands in
        raise BadInput("no file is named")
    try:
        with in_full(name).open("rb") as file:
            return file.read(LARGEST + 1)
    except IsADirectoryError:
        raise BadInput(f"{name}: can't be read (a folder: name the files in it)") from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else "no name for a file"
        raise BadInput(f"{name}: can't be read ({reason})") from None


def text_in(data: bytes, called: str) -> str:
    """The text that a file holds; raises BadInput when it isn't UTF-8. `called` names the file then."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadInput(f"{called}: byte {error.start + 1}: not UTF-8") from None
