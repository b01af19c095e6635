"""Files: written beside and renamed, so that a reader never sees half of one; private unless they were there before."""

from __future__ import annotations

import os
import stat
import tempfile
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Final

from opsdesk.domain.errors import BadInput

_BESIDE: Final = ".opsdesk-"
"""How the names of files begin that are still being written: short, since a name may be as long as the system takes."""


def write_file(path: Path, text: str, is_wanted: Callable[[], bool] | None = None) -> None:
    """Writes a whole text file (UTF-8), or leaves what was there; raises BadInput with the reason. `is_wanted` is asked
    just before it takes its place."""
    try:
        if _is_no_file(path):
            _pour(path, text)
        else:
            _replace(Path(os.path.realpath(path)), text, is_wanted)  # what a link points to is meant, not the link
    except FileNotFoundError as error:
        raise BadInput(f"{path}: can't be written (there is no folder {path.parent}; make it first)") from error
    except OSError as error:
        raise BadInput(f"{path}: can't be written ({error.strerror or error})") from error
    except ValueError as error:  # no path has a NUL in it, and no file half a sign
        raise BadInput(f"{path}: can't be written ({error})") from None


def _is_no_file(path: Path) -> bool:
    """Whether something else than a file is there already; raises OSError for links that lead to themselves."""
    try:
        return not stat.S_ISREG(path.stat().st_mode)
    except FileNotFoundError:
        return False


def _replace(path: Path, text: str, is_wanted: Callable[[], bool] | None) -> None:
    mode = path.stat().st_mode & 0o777 if path.exists() else 0o600
    handle, beside = tempfile.mkstemp(prefix=_BESIDE, dir=path.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        Path(beside).chmod(mode)
        if is_wanted is not None and not is_wanted():
            raise BadInput(f"{path}: it took too long to be written, and another process sends it by now")
        Path(beside).replace(path)
    finally:
        Path(beside).unlink(missing_ok=True)  # nothing is there any more once it took its place


def _pour(path: Path, text: str) -> None:
    """Into a device or a pipe, which must stay what it is; a pipe that nobody reads is an error and not waited for."""
    handle = os.open(path, os.O_WRONLY | getattr(os, "O_NONBLOCK", 0))
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        if os.name == "posix":
            os.set_blocking(handle, True)
        file.write(text)


def write_export(path: Path, text: str) -> str:
    """Writes what a key exports, and says where it is. Nobody named the file, so none that is there is written over:
    `inc-7.html` becomes `inc-7-2.html`, unless the very same stands there. Raises BadInput with the reason."""
    place = next(place for place in _names(path) if not place.exists() or _holds(place, text))
    if place.exists():
        return f"{place} holds just this already"
    write_file(place, text)
    return f"written to {place}{'' if place == path else f' ({path.name} was there already)'}"


def _names(path: Path) -> Iterator[Path]:
    yield path
    yield from (path.with_stem(f"{path.stem}-{number}") for number in count(2))


def _holds(path: Path, text: str) -> bool:
    try:
        return path.read_bytes() == text.encode()
    except OSError:
        return False
