"""Saying no before a full-screen app is opened where it could only make a mess."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, TextIO

_WITHOUT_SCREEN: Final = frozenset({"dumb", "unknown"})


def why_no_terminal(stdin: TextIO | None, stdout: TextIO | None, environ: Mapping[str, str]) -> str | None:
    """One sentence why no full-screen app can run here, or None when it can.

    Standard error isn't asked about: the desk draws on standard output, so `2>errors.log` is fine.
    """
    if not _is_terminal(stdin):
        return "The desk needs a keyboard, but its input comes from a file or a pipe."
    if not _is_terminal(stdout):
        return "The desk needs a screen, but its output goes to a file or a pipe."
    term = environ.get("TERM", "").strip().lower()
    if term in _WITHOUT_SCREEN:
        return f"The desk needs a full-screen terminal, but this one calls itself “{term}” (TERM)."
    return None


def _is_terminal(stream: TextIO | None) -> bool:
    return stream is not None and not stream.closed and stream.isatty()
