"""The library of checklists as lines: runs under way first, then templates by kind, then the runs that are over."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from textual.content import Content

from opsdesk.domain.checklist.run import Ending, Run, StepState
from opsdesk.domain.checklist.template import Kind
from opsdesk.domain.text import one_line
from opsdesk.domain.times import elapsed
from screens.presenting.checklists_items import KeptList, Shelved
from screens.presenting.checklists_run_parts import run_parts
from screens.presenting.checklists_template import template_parts
from screens.presenting.listing import Look, Order, Part, counted
from screens.presenting.row import GONE, MUTED, join, plain, spread
from screens.session import Session

UNDER_WAY, LIBRARY, OVER = 0, 1, 90
"""Where the groups stand; the kinds in between, each at its own place."""
EMPTY = "No checklist yet. Here belong the lists that people really run: n writes the first, i takes in the starters."


def library_look(session: Session) -> Look[Shelved]:
    """How the library reads by the session's clock, in its zone."""

    def line(item: Shelved, names: int, width: int) -> Content:
        return _run_line(item, session.now, width) if isinstance(item, Run) else _list_line(item, width)

    def detail(item: Shelved, items: Sequence[Shelved]) -> Sequence[Part]:
        if isinstance(item, Run):
            return run_parts(item, session.now, session.zone)
        return template_parts(item, [one for one in items if isinstance(one, Run)], session.zone)

    return Look(
        title="Checklists",
        one="checklist",
        empty=EMPTY,
        orders=(
            Order("Runs, then templates by kind", _by_kind, _rank),
            Order("Runs, then templates by name", _by_name, _rank),
            Order("Runs, then what is stale", _by_trust, _rank),
        ),
        key=lambda item: item.call if isinstance(item, Run) else item.template.name,
        name=_name,
        words=_words,
        counts=_counts,
        line=line,
        detail=detail,
    )


def progress(run: Run) -> Content:
    """`1 failed  31 of 61`."""
    failed = run.count(StepState.FAILED)
    marked = plain(f"{run.step_count - run.count(StepState.OPEN)} of {run.step_count}", MUTED)
    return join(plain(f"{failed} failed  " if failed else "", "$text-error"), marked)


def unsettled(run: Run) -> str:
    """What an ended run still waits for; empty when nothing."""
    return "" if not run.over or run.signed_at else "not signed off"


def _name(item: Shelved) -> str:
    return f"{item.call} {item.heading}" if isinstance(item, Run) else item.template.heading


def _words(item: Shelved) -> str:
    if isinstance(item, Run):
        return f"{item.name} {item.service} {item.begun_by} INC-{item.incident} {item.ending}"
    held = item.template
    return f"{held.name} {held.owner} {held.service} {held.kind} {'stale' if item.stale else ''}"


def _by_kind(item: Shelved) -> tuple[int, str]:
    if isinstance(item, Run):
        return _runs(item)
    return LIBRARY + list(Kind).index(item.template.kind), item.template.kind.capitalize()


def _by_name(item: Shelved) -> tuple[int, str]:
    return _runs(item) if isinstance(item, Run) else (LIBRARY, "Templates")


def _by_trust(item: Shelved) -> tuple[int, str]:
    if isinstance(item, Run):
        return _runs(item)
    return (LIBRARY, "Stale") if item.stale else (LIBRARY + 1, "Can be trusted")


def _runs(run: Run) -> tuple[int, str]:
    return (OVER, "Past runs") if run.over else (UNDER_WAY, "Under way")


def _rank(item: Shelved) -> tuple[int, str]:
    return (-item.number, "") if isinstance(item, Run) else (0, item.template.heading.casefold())


def _counts(items: Sequence[Shelved]) -> Content:
    runs = [item for item in items if isinstance(item, Run)]
    lists = [item for item in items if isinstance(item, KeptList)]
    return counted(
        f"{len(lists)} checklist{'' if len(lists) == 1 else 's'}",
        (sum(bool(item.stale) for item in lists), "stale", "$text-warning"),
        (sum(not run.over for run in runs), "under way", "bold"),
        (sum(bool(unsettled(run)) for run in runs), "not signed off", "$text-warning"),
    )


def _run_line(run: Run, now: datetime, width: int) -> Content:
    name = join(plain(f"{run.call} ", "bold"), one_line(run.heading))
    if run.over:
        how = plain(unsettled(run), "$text-warning") if unsettled(run) else plain(_ended(run), GONE)
        return spread(width, plain(f"{run.call} {one_line(run.heading)}", GONE), how)
    return spread(width, name, join(progress(run), plain(f"  {elapsed(run.elapsed(now))}", MUTED)))


def _ended(run: Run) -> str:
    ended = "abandoned" if run.ending is Ending.ABANDONED else progress(run).plain
    return f"{ended}  {run.ended_at:%Y-%m-%d}"


def _list_line(item: KeptList, width: int) -> Content:
    held = item.template
    count = sum(1 for _ in held.steps)
    left = join(plain(one_line(held.heading)), plain(f"  {one_line(held.service)}" if held.service else "", MUTED))
    stale = plain("stale  ", "$text-warning") if item.stale else Content()
    return spread(width, left, join(stale, plain(f"{count} step{'' if count == 1 else 's'}", MUTED)))
