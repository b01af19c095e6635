"""Whether a document's file still says what was kept of it: the kept text is what people read and go by."""

from __future__ import annotations

import hashlib
import os
from functools import lru_cache
from pathlib import Path
from typing import Final

from opsdesk.domain.errors import BadInput
from opsdesk.domain.runbook import Document
from opsdesk.domain.runbook_staleness import Drift
from opsdesk.domain.text import clean
from opsdesk.formats.text_files import bytes_of, text_in

_FILES_KEPT: Final = 1024


def text_to_keep(text: str) -> str:
    """A document's text as it is kept."""
    return clean(text).strip("\n")


def digest_of(kept: str) -> str:
    """What a kept text is known by."""
    return hashlib.sha256(kept.encode()).hexdigest()


def drift_of(document: Document) -> Drift | None:
    """What became of its file since its text was kept; None where it says the same, or can't be looked up.

    A file that wasn't touched since then isn't read: lists ask for every document whenever anybody writes.
    """
    if document.text is None or document.card.is_url:
        return None
    path = Path(document.card.place)
    try:
        found = path.stat()
    except FileNotFoundError:
        return Drift.GONE if path.parent.is_dir() else None
    except (OSError, ValueError):  # it may be there, for others, or where this machine doesn't reach
        return None
    touched = max(found.st_mtime, found.st_ctime)  # a file put in its place keeps its old time of writing
    if touched <= document.text.at.timestamp():
        return None
    digest = _digest(path, found.st_mtime_ns, found.st_ctime_ns)
    return Drift.CHANGED if digest and digest != document.text.digest else None


@lru_cache(maxsize=_FILES_KEPT)
def _digest(path: Path, written: int, changed: int) -> str:
    """Empty for what is no text any more."""
    try:
        return digest_of(text_to_keep(text_in(bytes_of(os.fspath(path)), path.name)))
    except BadInput:
        return ""
