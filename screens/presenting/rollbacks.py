"""Rollback procedures as lines: what needs somebody first, each in full, and the ways of deploying that have none."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from textual.content import Content

from opsdesk.domain.checklist.template import Template
from opsdesk.domain.rigor import Rigor
from opsdesk.domain.rollback import Result
from opsdesk.domain.rollback_coverage import Uncovered
from opsdesk.domain.rollback_standing import Standing
from opsdesk.domain.rollback_words import NEVER, expected_words, gap_words
from opsdesk.domain.text import one_line
from opsdesk.domain.values import dataclass
from screens.presenting.listing import Look, Order, Part, counted
from screens.presenting.rollback_detail import gap_detail, procedure_detail
from screens.presenting.row import GONE, MUTED, column, join, plain, spread

WARNING = "$text-warning"
IN_DOUBT = (0, "In doubt: rehearse it again")
DUE = (1, "Drill due")
NONE_YET = (2, "No procedure yet")
REHEARSED = (3, "Rehearsed")
RETIRED = (4, "Retired")


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of the list: a procedure, or a way of deploying without one."""

    service: str
    deployment_type: str
    standing: Standing | None = None
    steps: Template | None = None

    @property
    def key(self) -> str:
        """`RB-3`; a way of deploying without a procedure has one of its own."""
        return self.standing.procedure.name if self.standing else f"none {self.service} {self.deployment_type}"

    @property
    def name(self) -> str:
        """What the list calls it."""
        return self.standing.procedure.title if self.standing else f"{self.service} · {self.deployment_type}"


def entry_of_gap(gap: Uncovered) -> Entry:
    """A way of deploying without a procedure."""
    return Entry(gap.service, gap.deployment_type)


def entry_of(held: Standing, steps: Template | None) -> Entry:
    """A procedure with its steps."""
    return Entry(held.procedure.service, held.procedure.deployment_type, held, steps)


def rollbacks_look(rigor: Rigor, today: Callable[[], date]) -> Look[Entry]:
    """How the list reads; `today` is asked whenever something is shown."""
    return Look(
        title="Rollbacks",
        one="procedure",
        empty=(
            "No way of deploying is known yet. Here belongs how each one is taken back; the registry (:services) says"
            " how services are deployed, then n writes the first procedure."
        ),
        orders=(
            Order("By need", lambda entry: _group(entry, today()), _need),
            Order("By service", lambda entry: (not entry.service, entry.service or "Every service")),
        ),
        key=lambda entry: entry.key,
        name=lambda entry: entry.name,
        words=_words,
        counts=lambda entries: _counts(entries, today()),
        line=lambda entry, name, width: _line(entry, name, width, today()),
        detail=lambda entry, _: _detail(entry, rigor, today()),
    )


def _detail(entry: Entry, rigor: Rigor, today: date) -> Sequence[Part]:
    if entry.standing is None:
        return gap_detail(entry.service, entry.deployment_type)
    return procedure_detail(entry.standing, entry.steps, rigor, today)


def _group(entry: Entry, today: date) -> tuple[int, str]:
    held = entry.standing
    if held is None:
        return NONE_YET
    if held.procedure.over:
        return RETIRED
    if held.doubts:
        return IN_DOUBT
    return DUE if held.is_due(today) else REHEARSED


def _need(entry: Entry) -> tuple[date, str]:
    return (entry.standing.due_on if entry.standing else date.max, entry.name.casefold())


def _words(entry: Entry) -> str:
    if entry.standing is None:
        return NONE_YET[1]
    doubts = " ".join(doubt.words for doubt in entry.standing.doubts)
    return f"{entry.key} {entry.standing.procedure.plan.words} {doubts} {entry.standing.procedure.retired}"


def _counts(entries: Sequence[Entry], today: date) -> Content:
    followed = [entry for entry in entries if entry.standing and not entry.standing.procedure.over]
    groups = [_group(entry, today) for entry in entries]
    return counted(
        f"{len(followed)} procedure{'' if len(followed) == 1 else 's'}",
        (groups.count(IN_DOUBT), "in doubt", WARNING),
        (groups.count(DUE), "due", WARNING),
        (groups.count(NONE_YET), "without one", WARNING),
        (sum(bool(entry.standing and entry.standing.under_way) for entry in followed), "under way", MUTED),
    )


def _line(entry: Entry, name: int, width: int, today: date) -> Content:
    held = entry.standing
    if held is None:
        return join(column(plain(one_line(entry.name)), name), plain("nobody has said how", MUTED))
    if held.procedure.over:
        retired = plain(one_line(held.procedure.retired), GONE)
        return spread(width, join(column(plain(one_line(entry.name), GONE), name), retired))
    left = join(column(plain(one_line(entry.name)), name), _standing(held))
    return spread(width, left, _due(held, today))


def _standing(held: Standing) -> Content:
    """What one has to know first."""
    if held.under_way:
        return plain(f"RUN-{held.under_way[0]} is under way", "$text-accent")
    if held.doubts:
        return plain(f"! {one_line(held.doubts[0].what)}", WARNING)
    if held.gaps:
        return plain(gap_words(held), MUTED)
    if held.last and held.last.result is Result.BROKEN_OFF:
        return plain("the last one was broken off", MUTED)
    return plain(expected_words(held.expected) if held.last else NEVER, MUTED)


def _due(held: Standing, today: date) -> Content:
    """`in 86 d`, `today`, `16 d over`."""
    left = (held.due_on - today).days
    if left > 0:
        return plain(f"in {left} d", MUTED)
    return plain(f"{-left} d over" if left else "today", WARNING)
