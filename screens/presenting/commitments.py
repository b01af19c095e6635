"""Commitments between teams as lines: what holds somebody up first, the longest waiting first in each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.content import Content

from opsdesk.domain.commitment_standing import Standing, State
from opsdesk.domain.commitment_words import blocked_words, due_words, for_days, moved_words, waiting_words
from opsdesk.domain.text import one_line
from screens.presenting.listing import Fact, Heading, Line, Look, Order, Part, counted
from screens.presenting.row import GONE, MUTED, column, plain

WARNING, ERROR, ACCENT = "$text-warning", "$text-error", "$text-accent"
STYLES = {State.BLOCKED: ERROR, State.OVERDUE: ERROR, State.DUE: WARNING, State.BROKEN: WARNING}
GROUPS = {State.BLOCKED: (0, "Blocked"), State.OVERDUE: (1, "Overdue"), State.DUE: (2, "Open"), State.OPEN: (2, "Open")}
OVER = (3, "Over")
MARKS = {
    State.BLOCKED: "‖",
    State.OVERDUE: "!",
    State.DUE: "›",
    State.OPEN: "·",
    State.KEPT: "✓",
    State.BROKEN: "✗",
    State.RELEASED: "○",
}
"""What stands for a state in a row; the detail has its word."""
AGE = 7
"""Cells of a waiting age, with a gap before it."""
PAIR = 24
"""Cells of who promised whom, at most; a third of a narrow line."""
ROOM_FOR_A_DATE = 72
"""Cells of a line that has the agreed date beside the age."""


def commitments_look() -> Look[Standing]:
    """How the list reads."""
    return Look(
        title="Commitments",
        one="commitment",
        empty=(
            "Nothing is promised yet. Here belongs what one team owes another: what, by when, and what shows that it"
            " is done; n keeps the first promise."
        ),
        orders=(
            Order("By waiting age", lambda one: GROUPS.get(one.state, OVER), lambda one: (-one.waiting, one.rank)),
            Order("By who promised", lambda one: _group(one, one.commitment.promise.giver), lambda one: one.rank),
            Order("By who waits", lambda one: _group(one, one.commitment.promise.receiver), lambda one: one.rank),
            Order("By date", lambda one: GROUPS[State.OPEN] if not one.commitment.over else OVER, _by_date),
        ),
        key=lambda one: one.commitment.name,
        name=lambda one: one.commitment.title,
        words=_words,
        counts=_counts,
        line=_line,
        detail=lambda one, _: tuple(detail(one)),
    )


def detail(one: Standing) -> Iterator[Part]:
    """A commitment in full: what holds it up first, then what was promised, then every date and every asking."""
    commitment, promise = one.commitment, one.commitment.promise
    style = f"bold {STYLES.get(one.state, '')}".strip()
    over = STYLES[State.OVERDUE] if one.over else ""
    yield Fact("State", one.state, commitment.name, style=style)
    if words := blocked_words(one):
        blocker = commitment.blocker
        leads_to = f"COM-{blocker.commitment}" if blocker and blocker.commitment else ""
        yield Line(words, "!", style=ERROR if one.blocked is not None else ACCENT, leads_to=leads_to)
    yield Fact("Promised", due_words(one), style=over)
    yield Fact("Waited" if commitment.over else "Waiting", for_days(one.waiting))
    yield Fact(
        "By", promise.giver, promise.person or "nobody sees to it", promise.giver, "" if promise.person else WARNING
    )
    yield Fact("To", promise.receiver, leads_to=promise.receiver)
    test = "" if promise.done_test else "nobody said"
    yield Fact("Done when", promise.done_test, test, style=WARNING if test else "")
    if commitment.outcome:
        yield Fact("Outcome", commitment.outcome)
    if commitment.moves:
        yield Heading("Moved dates", moved_words(commitment))
        yield from (Line(f"{one.was} → {one.to}: {one.why} ({one.by})", "↻") for one in commitment.moves)
    if commitment.escalations:
        yield Heading("Escalated")
    for raised in commitment.escalations:
        yield Line(f"{raised.at.date()} to {raised.to}: {raised.why} ({raised.by})", f"{raised.level}")


def short(one: Standing, name: str) -> str:
    """`COM-3 API v2 · payments · blocked since today by …`: in another thing's detail, `name` being the other side."""
    held = blocked_words(one) or due_words(one)
    return f"{one.commitment.name} {one.commitment.title} · {name} · {held} · {waiting_words(one)}"


def _group(one: Standing, team: str) -> tuple[int, str]:
    return OVER if one.commitment.over else (0, team)


def _by_date(one: Standing) -> tuple[bool, str, tuple[int, int, int, int]]:
    due = one.commitment.promise.due
    return due is None, str(due), one.rank


def _words(one: Standing) -> str:
    promise = one.commitment.promise
    known = (one.commitment.name, one.state, promise.giver, promise.person, promise.receiver, promise.done_test)
    return f"{' '.join(known)} {blocked_words(one)}"


def _counts(every: Sequence[Standing]) -> Content:
    still = [one for one in every if not one.commitment.over]
    states = [one.state for one in still]
    return counted(
        f"{len(still):,} open",
        (states.count(State.BLOCKED), "blocked", ERROR),
        (sum(bool(one.over) for one in still), "overdue", ERROR),
        (sum(not one.commitment.promise.person for one in still), "unowned", WARNING),
    )


def _line(one: Standing, name: int, width: int) -> Content:
    """What was promised, who waits for whom, since when; the agreed date where there is room."""
    promise, style = one.commitment.promise, STYLES.get(one.state, MUTED)
    pair = min(PAIR, width // 3)
    date = f"  {promise.due or 'no date'!s:<10}" if width >= ROOM_FOR_A_DATE else ""
    room = max(width - pair - AGE - len(date) - 3, 0)
    line = Content.assemble(
        (f"{MARKS[one.state]} ", style),
        column(plain(one_line(one.commitment.title), GONE if one.commitment.over else ""), room),
        " ",
        _pair(one_line(promise.giver), one_line(promise.receiver), pair),
        (date, MUTED),
        (f"{f'{one.waiting:,} d':>{AGE}}", style),
    )
    return line if line.cell_length <= width else line.truncate(width, ellipsis=True)


def _pair(giver: str, receiver: str, cells: int) -> Content:
    """`payments → web`, the longer name cut first, so that both can be told."""
    arrow = " → "
    left, right = (plain(name, MUTED) for name in (giver, receiver))
    half = max(cells - len(arrow), 0) // 2
    first = max(half, cells - len(arrow) - right.cell_length)
    told = Content.assemble(left.truncate(first, ellipsis=True), (arrow, MUTED), right)
    return column(told, cells)
