"""Postmortems as lines: what presses first, what each still needs, and one in full."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from typing import Final

from textual.content import Content

from opsdesk.desk.postmortems_standing import Standing
from opsdesk.domain.postmortem import Postmortem, State
from opsdesk.domain.postmortem_due import PartDue, next_due
from opsdesk.domain.postmortem_gates import FACTORS
from opsdesk.domain.postmortem_prompts import PROMPTS
from opsdesk.domain.text import one_line
from screens.presenting.listing import Fact, Heading, Line, Look, Order, Part, counted
from screens.presenting.row import GONE, MUTED, column, join, plain

WARNING: Final = "$text-warning"
ERROR: Final = "bold $text-error"
NAME, SEVERITY, OWNER, DUE, MISSING = 7, 6, 10, 20, 10
"""Cells of incident, severity, owner, what is due when, and how much is missing."""
ROOM_FOR_OWNER, ROOM_FOR_ALL = 70, 84
"""Cells of a line that names the owner and says what is missing in words, and of one that leaves nothing out."""
UNOWNED: Final = "Nobody owns it"
OPEN_AGAIN: Final = "Waiting: the incident is open again"
EMPTY: Final = (
    "No postmortem is kept yet. One begins by itself when a major incident ends, or a false alarm that mobilised many;"
    " n begins the one of any incident that is over."
)
MILESTONES: Final = "milestones"
NOT_LOOKED_AT: Final = "…"
"""What an older one needs is read when it is chosen."""


def postmortems_look(today: Callable[[], date]) -> Look[Standing]:
    """How the list reads."""
    return Look(
        title="Postmortems",
        one="postmortem",
        empty=EMPTY,
        orders=(
            Order("By what is due", lambda one: _group(one, today()), _rank),
            Order("By state", lambda one: _by_state(one.postmortem), _rank),
            Order("By owner", lambda one: _by_owner(one.postmortem), _rank),
            Order("By severity", _by_severity, _rank),
        ),
        key=lambda one: one.postmortem.name,
        name=lambda one: one.title,
        words=_words,
        counts=lambda every: _counts(every, today()),
        line=lambda one, _, width: _line(one, today(), width),
        detail=lambda one, _: tuple(detail(one, today())),
    )


def due_of(one: Standing) -> PartDue | None:
    """What of it is due first."""
    return next_due(one.postmortem, follow_ups_over=not one.open_follow_ups, open_again=one.open_again)


def detail(one: Standing, today: date) -> Iterator[Part]:
    """A postmortem in full: what its next step waits for stands first."""
    held = one.postmortem
    yield Fact("State", held.state, one_line(held.state_why), style=GONE if held.over else "")
    yield Fact("Incident", held.incident_name, _severity(one), leads_to=held.incident_name)
    yield Fact("Owner", held.owner, "" if held.owner else "nobody: e names one", style="" if held.owner else WARNING)
    yield Fact("Begun", held.asked_by, f"{held.began_at:%Y-%m-%d}" if held.began_at else "")
    if one.open_again and not held.over:
        yield Fact("Due", "nothing yet", f"{held.incident_name} is open again; its dates count from the new end")
    yield from _dates(held, due_of(one), today)
    yield from _missing(one)
    yield Heading("Contributing factors", "" if held.factors else "none is named yet")
    for factor in held.factors:
        entries = ", ".join(f"#{seq}" for seq in factor.entries) or "on no entry"
        yield Line(f"{factor.words} ({factor.kind}; {entries})", factor.name, leads_to=FACTORS)
    yield Heading("Follow-ups", "" if one.follow_ups else "none yet: a takes one on")
    for follow_up in one.follow_ups:
        style = GONE if follow_up.over else ""
        yield Line(f"{follow_up.task.words} · {follow_up.state}", follow_up.name, style=style, leads_to=follow_up.name)
    yield Heading("Questions")
    for prompt in PROMPTS:
        said = held.answer(prompt.id)
        mark = "✓" if said else "!" if prompt.id in one.waits_for else "·"
        yield Line(f"{prompt.title}{f': {one_line(said)}' if said else ''}", mark, leads_to=prompt.id)


def _dates(held: Postmortem, due: PartDue | None, today: date) -> Iterator[Part]:
    if held.review is not None:
        yield Fact("Reviewed", str(held.review.on), f"with {', '.join(held.review.present)}")
    if due is None:
        return
    late = due.day is not None and due.day < today
    if held.preliminary_due is not None and due.part == "preliminary":
        yield Fact("Preliminary", f"{held.preliminary_due:%Y-%m-%d %H:%M} UTC", "due", style=ERROR if late else "")
    for label, part, day in (("Draft", "draft", held.draft_due), ("Meeting", "meeting", held.meeting_due)):
        if day is not None and held.state in {State.DRAFT, State.IN_REVIEW} and not (part == "draft" and held.review):
            yield Fact(label, str(day), "due", style=ERROR if day < today else "")


def _missing(one: Standing) -> Iterator[Part]:
    ahead = one.postmortem.state.ahead
    if ahead is None:
        return
    if one.missing == ():
        yield Heading(f"Nothing is missing before it is {ahead}", "s takes the step")
        return
    yield Heading(f"Missing before it is {ahead}", NOT_LOOKED_AT if one.missing is None else f"{len(one.missing)}")
    for reason in one.missing or ():
        yield Line(reason.words, "!", style=WARNING, leads_to=reason.about)


def _group(one: Standing, today: date) -> tuple[int, str]:
    if one.postmortem.over:
        return 9, "Closed" if one.postmortem.state is State.CLOSED else "Called off"
    if one.open_again:
        return 5, OPEN_AGAIN
    due = due_of(one)
    if due is None:
        return 4, "Waiting for its follow-ups"
    if due.day is None or due.day < today:
        return (0, "Overdue") if due.day else (1, "Now")
    return (2, "In the next 7 days") if due.day <= today + timedelta(days=7) else (3, "Later")


def _by_state(held: Postmortem) -> tuple[int, str]:
    return list(State).index(held.state), held.state.capitalize()


def _by_owner(held: Postmortem) -> tuple[int, str]:
    return (1, held.owner) if held.owner else (0, UNOWNED)


def _by_severity(one: Standing) -> tuple[int, str]:
    return (one.severity, f"SEV-{one.severity}") if one.severity else (9, "Nobody said how bad it was")


def _rank(one: Standing) -> tuple[date, int]:
    due = due_of(one)
    return (due.day or date.min) if due else date.max, -one.postmortem.number


def _words(one: Standing) -> str:
    held = one.postmortem
    kinds = " ".join(factor.kind for factor in held.factors)
    return f"{held.name} {held.incident_name} {_severity(one)} {held.state} {held.owner} {kinds}"


def _counts(every: Sequence[Standing], today: date) -> Content:
    going = [one for one in every if not one.postmortem.over]
    return counted(
        f"{len(going):,} under way",
        (sum(_group(one, today)[0] == 0 for one in going), "overdue", ERROR),
        (sum(not one.postmortem.owner for one in going), "unowned", WARNING),
        (sum(one.missing == () for one in going), "ready for the next step", MUTED),
        (len(every) - len(going), "over", MUTED),
    )


def _line(one: Standing, today: date, width: int) -> Content:
    """Which incident, what it was, what is due when, how much is missing; by whom and how bad where there is room."""
    held = one.postmortem
    gone = GONE if held.over else ""
    name = column(plain(f"{held.incident_name} ", gone or "bold"), NAME)
    severity = column(plain(f"{_severity(one)} ", gone or MUTED), SEVERITY) if width >= ROOM_FOR_ALL else Content()
    owner = plain(f" {one_line(held.owner)}", MUTED) if held.owner else plain(" nobody", WARNING)
    right = join(
        column(owner, OWNER) if width >= ROOM_FOR_OWNER else Content(),
        column(join(" ", _due(one, today)), DUE),
        _needs(one, width),
    )
    room = max(width - name.cell_length - severity.cell_length - right.cell_length, 0)
    line = join(name, severity, column(plain(one_line(one.title), gone), room), right)
    return line if line.cell_length <= width else line.truncate(width, ellipsis=True)


def _severity(one: Standing) -> str:
    return f"SEV-{one.severity}" if one.severity else ""


def _due(one: Standing, today: date) -> Content:
    if one.postmortem.over:
        return plain(str(one.postmortem.state), GONE)
    if one.open_again:
        return plain("open again", MUTED)
    due = due_of(one)
    if due is None:
        return plain(f"{one.open_follow_ups} follow-up{'' if one.open_follow_ups == 1 else 's'} open", MUTED)
    if due.day is None:
        return plain("to be closed", WARNING)
    days = (due.day - today).days
    when = "today" if not days else f"in {days} d" if days > 0 else f"−{-days} d"
    return plain(f"{due.part} {when}", ERROR if days < 0 else WARNING if days <= 1 else MUTED)


def _needs(one: Standing, width: int) -> Content:
    """`21 missing`, `!21` where there is little room, `ready`."""
    cells = MISSING if width >= ROOM_FOR_OWNER else MISSING // 2
    if one.postmortem.over:
        return Content(" " * cells)
    if one.missing is None:
        return plain(f"{NOT_LOOKED_AT:>{cells}}", MUTED)
    count = len(one.missing)
    words = "ready" if not count else f"{count} missing" if width >= ROOM_FOR_OWNER else f"!{count}"
    return plain(f"{words:>{cells}}", WARNING if count else "$text-success")
