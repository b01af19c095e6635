"""A way to reach somebody in words, the same on the command line, on the screens and on pages."""

from __future__ import annotations

from opsdesk.domain.reach import Reach, Reachable


def reach_words(held: Reachable, reach: Reach) -> str:
    """`#payments · checked 2026-11-02 by ana`, for where its name stands already; what failed says so."""
    words = "" if reach.words == reach.name else reach.words.removeprefix(f"{reach.name} / ")
    return f"{words} · {trust_words(held, reach)}" if words else trust_words(held, reach)


def trust_words(held: Reachable, reach: Reach) -> str:
    """`checked 2026-11-02 by ana`, `failed 2026-11-02`, `never checked`."""
    if failed := held.failed(reach):
        return f"failed {failed.at.date()}"
    checked = held.checked(reach)
    return f"checked {checked.at.date()} by {checked.by}" if checked else "never checked"
