"""The two lines on top of the war room: what it is, and what a joiner reads in five seconds."""

from __future__ import annotations

from datetime import datetime, tzinfo

from textual.content import Content

from opsdesk.domain.cadence import Due, DueKind, hold
from opsdesk.domain.hypothesis import Hypothesis
from opsdesk.domain.incident import Incident
from opsdesk.domain.text import one_line
from opsdesk.domain.times import elapsed
from opsdesk.domain.values import dataclass
from opsdesk.domain.vocabulary import Audience, HypothesisStatus, Lane, Origin
from screens.presenting.row import MUTED, join, plain, spread
from screens.presenting.urgency import counted, severity_name, severity_style

GAP = "  "
TITLE_ROOM = 14
"""Cells that the title keeps as long as something less needed can go."""


@dataclass(frozen=True, slots=True)
class Header:
    """What the header is made of."""

    incident: Incident
    now: datetime
    zone: tzinfo
    due: Due | None
    notice: str = ""


def header_line(header: Header, width: int) -> Content:
    """`INC-7  title  SEV-2  identified  T+00:42  commander ana  next customers 04:10  14:42 UTC`.

    The title gives way first, then commander and clock; severity and countdown never do.
    """
    incident = header.incident
    fixed = [
        plain(f" {severity_name(incident.severity)} ", severity_style(incident.severity)),
        plain(f"{incident.status}{' · watch' if incident.watch else ''}", "bold"),
        plain(elapsed(incident.running(header.now))),
    ]
    commander = incident.commander
    who = plain(f"commander {one_line(commander.person)}") if commander else plain("no commander", "$text-warning")
    local = header.now.astimezone(header.zone)
    clock = plain(f"{local:%H:%M} {local.tzname() or 'UTC'}", MUTED)
    name = join(plain("READ ONLY ", "bold $text-warning") if header.notice else "", _name(incident))
    title = join(name, GAP, plain(one_line(incident.title), "bold"))
    for extras in ([who, clock], [clock]):
        right = _spaced([*fixed, *extras[:-1], next_update(header), *extras[-1:]])
        if right.cell_length + name.cell_length + TITLE_ROOM <= width:
            return spread(width, title, right)
    right = _spaced([*fixed, next_update(header)])
    fits = right.cell_length + name.cell_length < width
    return spread(width, title, right if fits else _spaced([*fixed, next_update(header, short=True)]))


def next_update(header: Header, *, short: bool = False) -> Content:
    """`next customers 04:10`; `customers promised 14:30 −02:10` once that has passed; that it is paused.

    While they were told nothing yet: `first customers 04:10`, and `customers not told yet −02:10`. Who was told that it
    is over, and wasn't told otherwise since it is open again: `customers told it is over −02:10`.
    """
    due = header.due
    if due is None:
        return plain("updates paused", MUTED) if _is_paused(header) else plain("")
    left = counted(due.left(header.now))
    if due.corrects(header.now):
        return join(plain("correct " if short else f"{due.audience} told it is over ", "bold $text-error"), left)
    if due.promise and due.breaks_promise(header.now):
        words = "promised " if short else f"{due.audience} promised {due.promise.astimezone(header.zone):%H:%M} "
        return join(plain(words, "bold $text-error"), left)
    if due.kind is DueKind.FIRST and due.at <= header.now:
        return join(plain("untold " if short else f"{due.audience} not told yet ", "bold $text-error"), left)
    which = "first" if due.kind is DueKind.FIRST else "next"
    return join(plain(f"{which} " if short else f"{which} {due.audience} ", MUTED), left)


def situation_line(incident: Incident, width: int) -> Content:
    """Impact · leading cause · current plan; what nobody said yet is asked for."""
    impact = one_line(incident.impact) or "impact not stated yet (= what users see)"
    parts = [
        plain(impact, "" if incident.impact else MUTED),
        plain(_cause(incident.leading_cause), "" if incident.leading_cause else MUTED),
        plain(_plan(incident), "" if _plan(incident) else MUTED),
    ]
    shown = [part for part in parts if part.plain]
    room = (width - 3 * (len(shown) - 1)) // max(1, len(shown))
    spare = sum(max(0, room - part.cell_length) for part in shown)
    cut = []
    for part in shown:
        over = max(0, part.cell_length - room)
        given = min(over, spare)
        spare -= given
        cut.append(part.truncate(max(room, 1) + given, ellipsis=True))
    return Content(" · ").stylize(MUTED).join(cut)


def _name(incident: Incident) -> Content:
    marks = {Origin.DEMO: "DEMO ", Origin.REPLAY: "REPLAY "}
    return join(plain(marks.get(incident.origin, ""), "bold $text-warning"), plain(incident.name, "bold"))


def _is_paused(header: Header) -> bool:
    held = (hold(header.incident, audience, header.now) for audience in Audience)
    return any(item.is_pause for item in held if item)


def _spaced(parts: list[Content]) -> Content:
    return Content(GAP).join([part for part in parts if part.plain])


def _cause(leading: Hypothesis | None) -> str:
    if leading is None:
        return "cause not known"
    words = one_line(leading.statement)
    if leading.status is HypothesisStatus.CONFIRMED:
        return f"cause {leading.name}: {words}"
    return f"{leading.band or 'perhaps'} {leading.name}: {words}"


def _plan(incident: Incident) -> str:
    """The plan as stated, or the fix that somebody works on."""
    if incident.plan:
        return f"plan: {one_line(incident.plan)}"
    fixing = [item for item in incident.actions.values() if item.lane is Lane.FIX and not item.status.is_over]
    return f"plan: {one_line(fixing[-1].text)} ({fixing[-1].owner or 'nobody'})" if fixing else ""
