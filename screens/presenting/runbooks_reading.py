"""What stands around a document's text while it is read: its name and standing, and why it is to be read with care."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from textual.content import Content

from opsdesk.desk.runbooks_standing import Standing
from opsdesk.domain.runbook_words import review_words
from opsdesk.domain.text import one_line
from screens.presenting.row import GONE, MUTED, join, plain, spread

MOST_IN_BANNER: Final = 3
"""Reasons that the banner names; of the others it gives the number."""
STALE: Final = "Stale:"


def reading_head(held: Standing, incident: int, width: int) -> Content:
    """`DOC-3 Restart the ledger · INC-7 … stale`."""
    document = held.document
    where = plain(f"  for INC-{incident}" if incident else "", MUTED)
    left = join(plain(f"{document.name} ", "bold"), plain(one_line(document.title), "bold"), where)
    if document.retired:
        return spread(width, left, plain("retired", GONE))
    if not held.stale:
        return spread(width, left, plain(review_words(document), MUTED))
    count = len(held.reasons)
    return spread(width, left, plain(f"stale, {count} reason{'' if count == 1 else 's'}", "bold $text-warning"))


def banner(held: Standing) -> list[str]:
    """Why not to trust it, a line a reason, marked where there are several; nothing for one that can be trusted."""
    if held.document.retired:
        return [one_line(f"it is retired: {held.document.retired}")]
    more = len(held.reasons) - MOST_IN_BANNER
    shown = [one_line(reason.words) for reason in held.reasons[:MOST_IN_BANNER]]
    every = [*shown, *([f"and {more} more"] if more > 0 else [])]
    return [f"· {words}" for words in every] if len(every) > 1 else every


def shown_lines(held: Standing, text: str) -> tuple[str, ...]:
    """The lines of the kept text; without one, where it is written and whom to turn to."""
    if text:
        return tuple(text.splitlines())
    card = held.document.card
    then = (f"Then: {card.escalation}",) if card.escalation else ()
    return ("No text of it is kept here. It is written in", card.place, *then)


def found_words(lines: Sequence[int], line: int) -> str:
    """`3 of 12 found`, for the border."""
    if not lines:
        return ""
    place = sum(number <= line for number in lines)
    return f"{max(place, 1)} of {len(lines)} found"
