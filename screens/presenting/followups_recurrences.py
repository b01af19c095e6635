"""Recurrences as lines: what comes too often first, then what was linked, then what may be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import Final

from textual.content import Content

from opsdesk.desk.recurrences_standing import Again
from opsdesk.domain.recurrence import Recurrence
from opsdesk.domain.recurrence_patterns import Pattern
from opsdesk.domain.recurrence_words import after_words
from opsdesk.domain.text import one_line
from screens.presenting.listing import Fact, Heading, Line, Look, Order, Part, counted
from screens.presenting.row import GONE, MUTED, column, plain

Seen = Again | Pattern

WARNING, ERROR = "$text-warning", "$text-error"
TOO_OFTEN, TO_IMPROVE, PERHAPS, SETTLED = (
    (0, "Too often: a process problem"),
    (1, "Came back, nothing made of it yet"),
    (2, "May have come back"),
    (3, "Settled"),
)
PAIR: Final = 16
"""Cells of `INC-12 ← INC-4` on the right."""


def recurrences_look() -> Look[Seen]:
    """How the list reads."""
    return Look(
        title="Recurrences",
        one="recurrence",
        empty=(
            "Nothing came back in a year. Here belong incidents that are an earlier one again, and what comes three"
            " times in 90 days; n links two incidents."
        ),
        orders=(Order("What to do", _group, _rank), Order("By when", lambda one: (0, ""), _rank_by_time)),
        key=key_of,
        name=_name,
        words=lambda one: one.words if isinstance(one, Pattern) else f"{_pair(one)} {one.why} {' '.join(one.notes)}",
        counts=_counts,
        line=_line,
        detail=lambda one, every: tuple(_pattern(one, every) if isinstance(one, Pattern) else _again(one)),
    )


def key_of(one: Seen) -> str:
    """`REC-3`; of what is proposed the two incidents, of what comes too often its name."""
    if isinstance(one, Pattern):
        return f"{one.by} {one.name}"
    return one.linked.name if one.linked else f"INC-{one.incident} INC-{one.earlier}"


def _name(one: Seen) -> str:
    return one.words.partition(" (")[0] if isinstance(one, Pattern) else one.title


def _again(one: Again) -> Iterator[Part]:
    later, earlier = f"INC-{one.incident}", f"INC-{one.earlier}"
    yield Fact("Incident", f"{later} {one.title}", leads_to=later)
    is_again = "Is again" if one.linked else "May be again"
    yield Fact(is_again, f"{earlier} {one.earlier_title}", after_words(one.days), leads_to=earlier)
    yield Heading("Why")
    yield from (Line(reason, "·") for reason in one.why.split("; "))
    yield Heading("What was to follow from it")
    yield from (Line(note, "!" if "overdue" in note or "closed" in note else "·") for note in one.notes)
    linked = one.linked
    if linked is None:
        yield Heading("What now")
        yield Line(
            "l links the two, with your reason; a does, and makes an improvement of it; x says that they aren't one"
            " problem, and it isn't proposed again."
        )
        return
    yield Heading("Made of it")
    yield from (Line(made.told, "✓", leads_to=made.about) for made in linked.improvements)
    if linked.dismissed:
        yield Line(f"dismissed: {linked.dismissed}", "✗")
    elif not linked.improvements:
        yield Line("nothing yet: a makes a checklist's step, a runbook's fix, an alert or a meeting's item of it", "!")


def _pattern(one: Pattern, every: Sequence[Seen]) -> Iterator[Part]:
    yield Heading("Its incidents")
    for number, title in zip_longest(one.incidents, one.titles, fillvalue=""):
        yield Line(f"INC-{number} {title}".rstrip(), "·", leads_to=f"INC-{number}")
    yield Heading("Made of it")
    made = [it for again in linked_in(one, every) for it in again.improvements]
    yield from (Line(it.told, "✓", leads_to=it.about) for it in made)
    if not made:
        yield Line("nothing yet: a makes a checklist's step, a runbook's fix, an alert or a meeting's item of it", "!")


def linked_in(one: Pattern, every: Sequence[Seen]) -> list[Recurrence]:
    """The links between two of its incidents that stand."""
    agains = (
        seen for seen in every if not isinstance(seen, Pattern) and {seen.incident, seen.earlier} <= {*one.incidents}
    )
    return [again.linked for again in agains if again.linked is not None and again.linked.stands]


def told_apart(every: Sequence[Seen]) -> set[tuple[int, int]]:
    """Incidents and earlier ones of which somebody said that they are two problems."""
    agains = (seen for seen in every if not isinstance(seen, Pattern) and seen.linked is not None)
    return {(seen.incident, seen.earlier) for seen in agains if seen.linked is not None and seen.linked.dismissed}


def _group(one: Seen) -> tuple[int, str]:
    if isinstance(one, Pattern):
        return TOO_OFTEN
    if one.linked is None:
        return PERHAPS
    return SETTLED if one.linked.over else TO_IMPROVE


def _rank(one: Seen) -> tuple[float, str]:
    if isinstance(one, Pattern):
        return -one.times, one.name
    return -one.began_at.timestamp(), key_of(one)


def _rank_by_time(one: Seen) -> tuple[float, str]:
    at = one.last_at if isinstance(one, Pattern) else one.began_at
    return -at.timestamp(), key_of(one)


def _counts(every: Sequence[Seen]) -> Content:
    groups = [_group(one) for one in every]
    return counted(
        f"{groups.count(PERHAPS):,} to look at",
        (groups.count(TO_IMPROVE), "without improvement", WARNING),
        (groups.count(TOO_OFTEN), "too often", ERROR),
    )


def _line(one: Seen, name: int, width: int) -> Content:
    group = _group(one)
    mark, style = {TOO_OFTEN: ("!", ERROR), TO_IMPROVE: ("!", WARNING), PERHAPS: ("?", MUTED)}.get(group, ("✓", MUTED))
    right = f"{one.times} in {one.days} d" if isinstance(one, Pattern) else _pair(one)
    words = f"{one.by} {one.name}" if isinstance(one, Pattern) else one.title
    line = Content.assemble(
        (f"{mark} ", style),
        column(plain(one_line(words), GONE if group == SETTLED else ""), max(width - PAIR - 3, 0)),
        (f" {right:>{PAIR}}", style),
    )
    return line if line.cell_length <= width else line.truncate(width, ellipsis=True)


def _pair(one: Again) -> str:
    return f"INC-{one.incident} ← INC-{one.earlier}"
