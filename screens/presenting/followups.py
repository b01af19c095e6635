"""Follow-ups and ideas as lines: what presses first; the backlog's chart on top of each detail."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, tzinfo
from typing import Final

from textual.content import Content

from opsdesk.domain.followup import Idea
from opsdesk.domain.followup_backlog import backlog_of
from opsdesk.domain.followup_backlog_words import chart_lines, growth_words, mix_words, on_time_words, overdue_words
from opsdesk.domain.followup_lint import lint
from opsdesk.domain.followup_rules import Level
from opsdesk.domain.followup_standing import Standing, When
from opsdesk.domain.followup_words import due_words, moved_words, outcome_words, source_words
from opsdesk.domain.text import one_line
from screens.presenting.listing import Fact, Heading, Line, Look, Order, Part, counted
from screens.presenting.row import GONE, MUTED, column, plain

Kept = Standing | Idea

WARNING, ERROR = "$text-warning", "$text-error"
STYLES: Final = {When.OVERDUE: ERROR, When.WEEK: WARNING}
MARKS: Final = {When.OVERDUE: "!", When.WEEK: "›", When.LATER: "·", When.DONE: "✓", When.DECLINED: "✗"}
IDEA: Final = "?"
GROUPS: Final = {
    When.OVERDUE: (0, "Overdue"),
    When.WEEK: (1, "This week"),
    When.LATER: (2, "Later"),
    When.DONE: (4, "Done"),
    When.DECLINED: (5, "Declined"),
}
IDEAS: Final = (3, "Ideas, to take on or decline")
OWNER, DAYS = 8, 8
"""Cells of the two columns on the right."""
ROOM_FOR_ITS_SOURCE: Final = 66
"""Cells of a line that has the incident beside the owner."""
LEVELS: Final = {Level.ERROR: ERROR, Level.WARNING: WARNING, Level.INFO: MUTED}


def followups_look(today: Callable[[], date], zone: Callable[[], tzinfo], *, ascii_only: bool) -> Look[Kept]:
    """How the list reads."""

    return Look(
        title="Follow-ups",
        one="follow-up",
        empty=(
            "Nothing is to be done after an incident. Here belongs what one person takes on so that a problem doesn't"
            " come back, is seen sooner or hurts less; n takes the first one on."
        ),
        orders=(
            Order("By day", _group, _rank),
            Order("By owner", lambda one: _unless_over(one, _owner(one) or "nobody"), _rank),
            Order("By incident", lambda one: _unless_over(one, _source(one) or "no incident"), _rank),
        ),
        key=lambda one: one.name if isinstance(one, Idea) else one.followup.name,
        name=lambda one: one.text if isinstance(one, Idea) else one.followup.title,
        words=_words,
        counts=_counts,
        line=_line,
        detail=_Detail(today, zone, ascii_only=ascii_only),
    )


class _Detail:
    """A thing in full, below the backlog, which is drawn anew when the list changed and not with every key."""

    def __init__(self, today: Callable[[], date], zone: Callable[[], tzinfo], *, ascii_only: bool) -> None:
        self._today, self._zone, self._ascii_only = today, zone, ascii_only
        self._of: tuple[Sequence[Kept], date] | None = None
        self._drawn: tuple[Part, ...] = ()

    def __call__(self, one: Kept, every: Sequence[Kept]) -> tuple[Part, ...]:
        today = self._today()
        if self._of is None or self._of[0] is not every or self._of[1] != today:
            self._of = every, today
            self._drawn = tuple(_backlog(every, today, self._zone(), ascii_only=self._ascii_only))
        return (*self._drawn, *(_idea(one) if isinstance(one, Idea) else _followup(one)))


def _backlog(every: Sequence[Kept], today: date, zone: tzinfo, *, ascii_only: bool) -> Iterator[Part]:
    held = backlog_of((one.followup for one in every if isinstance(one, Standing)), today, zone)
    yield Line(growth_words(held), style="bold" if held.growth == 1 else "")
    for label, chart, words in chart_lines(held, ascii_only=ascii_only):
        yield Fact(label.capitalize(), chart.rstrip() or "–", words)
    yield Fact("On time", on_time_words(held))
    yield Fact("Late", overdue_words(held), style=ERROR if held.overdue else "")
    yield Fact("For", mix_words(held))


def _followup(one: Standing) -> Iterator[Part]:
    followup, task = one.followup, one.followup.task
    yield Heading(followup.name, source_words(followup))
    label = "Due" if not followup.over else "Over"
    yield Fact(label, due_words(one).removeprefix("due "), moved_words(followup), "", STYLES.get(one.when, ""))
    yield Fact("Owner", task.owner, "" if task.owner else "nobody", style="" if task.owner else WARNING)
    yield Fact("Kind", task.kind or "", "" if task.kind else "nobody said")
    yield Fact("Done when", task.done_test, "" if task.done_test else "nobody said")
    if followup.over:
        yield Fact("Outcome", outcome_words(followup))
    known = (("In", task.inside), ("Out", task.outside), ("Factor", task.factor), ("Ticket", task.ticket))
    yield from (Fact(label, words) for label, words in known if words)
    if followup.incident:
        yield Fact("Incident", f"INC-{followup.incident}", leads_to=f"INC-{followup.incident}")
    if followup.moves:
        yield Heading("Moved days")
        yield from (Line(f"{move.was} → {move.to}: {move.why} ({move.by})", "↻") for move in followup.moves)
    findings = () if followup.over else lint(task)
    if findings:
        yield Heading("How it reads")
    for found in findings:
        words = f" ({found.words})" if found.words else ""
        yield Line(f"{found.message}{words}: {found.suggestion}", f"{found.level}", style=LEVELS[found.level])


def _idea(one: Idea) -> Iterator[Part]:
    yield Heading(one.name, "nobody has decided")
    yield Fact("Proposed in", f"INC-{one.incident} {one.of}", leads_to=f"INC-{one.incident}")
    yield Fact("For", one.owner, "" if one.owner else "nobody")
    yield Line("a makes a follow-up of it: one owner, a day, what shows that it is done. x declines it with a reason.")


def _group(one: Kept) -> tuple[int, str]:
    return IDEAS if isinstance(one, Idea) else GROUPS[one.when]


def _unless_over(one: Kept, group: str) -> tuple[int, str]:
    return (0, group) if isinstance(one, Idea) or not one.followup.over else _group(one)


def _rank(one: Kept) -> tuple[int, date, int]:
    return (3, date.min, -one.incident * 1_000 + one.number) if isinstance(one, Idea) else one.rank


def _owner(one: Kept) -> str:
    return one.owner if isinstance(one, Idea) else one.followup.task.owner


def _source(one: Kept) -> str:
    incident = one.incident if isinstance(one, Idea) else one.followup.incident
    return f"INC-{incident}" if incident else ""


def _words(one: Kept) -> str:
    if isinstance(one, Idea):
        return f"{one.name} {one.owner} {one.of}"
    task = one.followup.task
    known = (one.followup.name, one.when, task.kind or "", task.owner, task.factor, task.ticket, task.done_test)
    return f"{' '.join(known)} {_source(one)}"


def _counts(every: Sequence[Kept]) -> Content:
    held = [one for one in every if isinstance(one, Standing)]
    when, ideas = [one.when for one in held], len(every) - len(held)
    return counted(
        f"{sum(not one.followup.over for one in held):,} open",
        (when.count(When.OVERDUE), "overdue", ERROR),
        (when.count(When.WEEK), "this week", WARNING),
        (ideas, "idea" if ideas == 1 else "ideas", MUTED),
    )


def _line(one: Kept, name: int, width: int) -> Content:
    """What is to be done, whose it is, and the days to its day or since; where there is room its incident, which takes
    none from a line without one."""
    mark, style, gone = (IDEA, MUTED, "") if isinstance(one, Idea) else _looks(one)
    text = one.text if isinstance(one, Idea) else one.followup.title
    source = f"  {_source(one)}" if width >= ROOM_FOR_ITS_SOURCE and _source(one) else ""
    room = max(width - OWNER - DAYS - len(source) - 3, 0)
    line = Content.assemble(
        (f"{mark} ", style),
        column(plain(one_line(text), gone), room),
        (source, MUTED),
        " ",
        column(plain(one_line(_owner(one) or "nobody"), MUTED if _owner(one) else WARNING), OWNER),
        (f"{_days(one):>{DAYS}}", style or MUTED),
    )
    return line if line.cell_length <= width else line.truncate(width, ellipsis=True)


def _looks(one: Standing) -> tuple[str, str, str]:
    return MARKS[one.when], STYLES.get(one.when, MUTED), GONE if one.followup.over else ""


def _days(one: Kept) -> str:
    """`3 d` left, `−40 d` over, the day on which it ended."""
    if isinstance(one, Idea):
        return ""
    if one.followup.over:
        return f"{one.followup.ended_on:%d %b}" if one.followup.ended_on else ""
    return f"−{one.over:,} d" if one.over else f"{one.left or 0:,} d" if one.left is not None else ""
