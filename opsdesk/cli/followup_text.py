"""How follow-ups are told in a terminal: in a line, in full, and all of them as a backlog."""

from __future__ import annotations

from collections.abc import Iterator

from opsdesk.domain.followup import Idea
from opsdesk.domain.followup_backlog import Backlog
from opsdesk.domain.followup_backlog_words import chart_lines, growth_words, mix_words, on_time_words, overdue_words
from opsdesk.domain.followup_standing import Standing
from opsdesk.domain.followup_words import outcome_words, source_words, standing_words
from opsdesk.domain.text import one_line

LABEL_CELLS = 12


def summary(one: Standing) -> str:
    """`FU-3    overdue   prevent  ana: Add an alert … · due 2026-11-01, 16 days overdue · …`."""
    followup, task = one.followup, one.followup.task
    kind = task.kind or "–"
    of = f" (INC-{followup.incident})" if followup.incident else ""
    head = f"{followup.name:<7} {one.when:<10}{kind:<10}{task.owner or 'nobody'}: {followup.title}{of}"
    return one_line(f"{head} · {standing_words(one)}")


def told(one: Standing) -> Iterator[str]:
    """A follow-up in full."""
    followup, task = one.followup, one.followup.task
    yield one_line(f"{followup.name} {followup.title} · {one.when}")
    facts = (
        ("stands", standing_words(one)),
        ("owner", task.owner or "nobody"),
        ("kind", task.kind or "nobody said"),
        ("done when", task.done_test or "nobody said"),
        ("in", task.inside),
        ("out", task.outside),
        ("from", source_words(followup).removeprefix("from ")),
        ("factor", task.factor),
        ("ticket", task.ticket),
        ("outcome", outcome_words(followup)),
    )
    yield from (one_line(f"{label:<{LABEL_CELLS}}{words}") for label, words in facts if words)
    for move in followup.moves:
        yield one_line(f"{'moved':<{LABEL_CELLS}}{move.was} to {move.to} by {move.by}: {move.why}")


def idea_told(idea: Idea) -> str:
    """`INC-7 2  ana: add an alert (Card payments fail)`."""
    return one_line(f"INC-{idea.incident} {idea.number}  {idea.owner or 'nobody'}: {idea.text} ({idea.of})")


def backlog_told(held: Backlog, *, ascii_only: bool) -> Iterator[str]:
    """The backlog, its one sentence first."""
    yield growth_words(held)
    for label, chart, words in chart_lines(held, ascii_only=ascii_only):
        yield f"{label:<{LABEL_CELLS}}{chart}  {words}".rstrip()
    facts = (
        ("open now", f"{held.open}, {overdue_words(held)}"),
        ("on time", on_time_words(held)),
        ("over", f"{held.done} done, {held.declined} declined"),
        ("moved", f"{held.moved}" if held.moved else ""),
        ("for", mix_words(held)),
    )
    yield from (f"{label:<{LABEL_CELLS}}{words}" for label, words in facts if words)
