"""How commitments are told in a terminal: in a line, and in full."""

from __future__ import annotations

from collections.abc import Iterator

from opsdesk.domain.commitment_standing import Standing
from opsdesk.domain.commitment_words import blocked_words, due_words, standing_words, waiting_words
from opsdesk.domain.text import one_line

LABEL_CELLS = 12


def summary(one: Standing) -> str:
    """`COM-3   blocked   payments (bo) → web: API v2 · blocked for 12 days by …`."""
    commitment, promise = one.commitment, one.commitment.promise
    who = f"{promise.giver} ({promise.person or 'nobody'}) → {promise.receiver}"
    return one_line(f"{commitment.name:<7} {one.state:<10}{who}: {commitment.title} · {standing_words(one)}")


def told(one: Standing) -> Iterator[str]:
    """A commitment in full."""
    commitment, promise = one.commitment, one.commitment.promise
    yield one_line(f"{commitment.name} {commitment.title} · {one.state}")
    facts = (
        ("held up", blocked_words(one)),
        ("stands", f"{due_words(one)} · {waiting_words(one)}"),
        ("by", f"{promise.giver}, {promise.person or 'nobody sees to it'}"),
        ("to", promise.receiver),
        ("done when", promise.done_test or "nobody said"),
        ("outcome", commitment.outcome),
    )
    yield from (one_line(f"{label:<{LABEL_CELLS}}{words}") for label, words in facts if words)
    for move in commitment.moves:
        yield one_line(f"{'moved':<{LABEL_CELLS}}{move.was} to {move.to} by {move.by}: {move.why}")
    for raised in commitment.escalations:
        what = f"{raised.at.date()} to {raised.to} (level {raised.level}) by {raised.by}: {raised.why}"
        yield one_line(f"{'escalated':<{LABEL_CELLS}}{what}")
