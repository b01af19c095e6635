"""What is known about a crash, and what may be told: types and places in the code, never values.

Local variables and the messages of other people's exceptions hold webhook tokens, addresses and customers' names; a
report is made to be handed on. Only a `DeskError` was worded to be shown.
"""

from __future__ import annotations

import os
import platform
import sys
import traceback
from collections import deque
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from types import FrameType
from typing import Final

from textual.message_pump import CallbackError
from textual.worker import WorkerFailed

from opsdesk import __version__
from opsdesk.domain.errors import DeskError
from opsdesk.domain.text import one_line
from opsdesk.domain.values import dataclass

_OURS: Final = ("opsdesk", "screens")
_THE_GUARD: Final = "screens.terminal"
_MOST_FRAMES: Final = 60
_MOST_REPORTS_A_SECOND: Final = 100


@dataclass(frozen=True, slots=True)
class Crash:
    """One crash: a sentence on it, its place in the code, and its report, None if the disk wouldn't have one."""

    sentence: str
    place: str
    report: Path | None

    @property
    def where_to_read(self) -> str:
        """A sentence on the report."""
        return f"Report: {one_line(str(self.report))}" if self.report else "The report could not be written."

    def __str__(self) -> str:
        return f"{self.sentence}\n{self.where_to_read}"


def crash_place(error: BaseException) -> str:
    """What a crash is recognised by: the exception's type and the innermost place in our own code."""
    error = _unwrapped(error)
    return f"{type(error).__qualname__} at {_innermost(error)}"


def record_crash(error: BaseException, folder: Path, now: datetime) -> Crash:
    """Write a report that only its owner can read, named after `now` (UTC), in a folder that is made if need be."""
    place = crash_place(error)
    error = _unwrapped(error)
    sentence = one_line(error.message) if isinstance(error, DeskError) else f"A step of the desk failed: {place}."
    heading = (
        f"opsdesk {__version__}, Python {platform.python_version()}, {sys.platform}",
        f"{now:%Y-%m-%d %H:%M:%S} UTC",
        sentence,
        "",
    )
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        report = _write_new(folder, f"crash-{now:%Y%m%dT%H%M%SZ}", "\n".join((*heading, *_chain(error), "")))
    except OSError:
        report = None
    return Crash(sentence, place, report)


class CrashLoop:
    """Notices a place that crashes again and again: `limit` times within `seconds`."""

    def __init__(self, limit: int = 3, seconds: float = 10.0) -> None:
        self._limit = limit
        self._seconds = seconds
        self._times: dict[str, deque[float]] = {}

    def closed_by(self, place: str, now: float) -> bool:
        """Count a crash at a place, at a time in seconds on any clock that never goes back; is it a loop now?"""
        times = self._times.setdefault(place, deque(maxlen=self._limit))
        times.append(now)
        return len(times) == self._limit and now - times[0] <= self._seconds


def _unwrapped(error: BaseException) -> BaseException:
    """The exception itself, where Textual has put one around it for a worker or a timer."""
    if isinstance(error, WorkerFailed):
        return error.error
    if isinstance(error, CallbackError) and error.__context__ is not None:
        return error.__context__
    return error


def _innermost(error: BaseException) -> str:
    """`module:line` of the innermost frame of our own code, or else of any code."""
    positions = [(_module(frame), line) for frame, line in traceback.walk_tb(error.__traceback__)]
    own = [(module, line) for module, line in positions if _is_ours(module)]
    module, line = (own or positions or [("no code", 0)])[-1]
    return f"{module}:{line}"


def _is_ours(module: str) -> bool:
    return module.startswith(_OURS) and not module.startswith(_THE_GUARD)


def _module(frame: FrameType) -> str:
    return str(frame.f_globals.get("__name__", "?"))


def _chain(error: BaseException) -> Iterator[str]:
    """An exception's type and frames, then those of what caused it."""
    seen: set[int] = set()
    cause: BaseException | None = error
    while cause is not None and id(cause) not in seen:
        if seen:
            yield "which came from"
        seen.add(id(cause))
        yield from _described(cause)
        cause = cause.__cause__ or (None if cause.__suppress_context__ else cause.__context__)


def _described(error: BaseException) -> Iterator[str]:
    yield f"{type(error).__module__}.{type(error).__qualname__}"
    frames = deque(traceback.walk_tb(error.__traceback__), maxlen=_MOST_FRAMES)
    for frame, line in frames:
        yield f"    {_module(frame)}:{line} in {frame.f_code.co_qualname}"
    if isinstance(error, BaseExceptionGroup):
        for member in error.exceptions:
            yield "with"
            yield from _chain(member)


def _write_new(folder: Path, stem: str, text: str) -> Path:
    """Write a file that wasn't there before; a number tells apart the reports of one second."""
    for number in range(1, _MOST_REPORTS_A_SECOND):
        path = folder / (f"{stem}.txt" if number == 1 else f"{stem}-{number}.txt")
        try:
            descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            continue
        with os.fdopen(descriptor, "w", encoding="utf-8", errors="backslashreplace") as file:
            file.write(text)
        return path
    raise FileExistsError(stem)
