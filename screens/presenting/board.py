"""The hypothesis board as lines: causes first, paths under a heading, what is ruled out at the end."""

from __future__ import annotations

from datetime import datetime, tzinfo

from textual.content import Content

from opsdesk.domain.hypothesis import NOTHING_RATED, Hypothesis, Weight, as_tree, weights
from opsdesk.domain.incident import Incident
from opsdesk.domain.text import one_line
from opsdesk.domain.vocabulary import HypothesisKind, HypothesisStatus
from screens.presenting.row import GONE, MUTED, join, plain, spread
from screens.presenting.urgency import counted
from screens.widgets.line_list import Row


def board_rows(incident: Incident, now: datetime, zone: tzinfo, width: int) -> tuple[Row, ...]:
    """One row a hypothesis, a row below it for who tests it, headings between the kinds."""
    rows: list[Row] = []
    weight_of = weights(incident.judgements)
    for kind in HypothesisKind:
        board = as_tree(incident.board(kind))
        if board and kind is HypothesisKind.PATH:
            rows.append(Row("paths", plain("Paths out", f"bold {MUTED}"), selectable=False))
        for depth, item in board:
            weight = weight_of.get(item.number, NOTHING_RATED)
            rows.append(Row(item.name, _line(item, weight, depth, zone, width)))
            if item.tester and not item.status.is_closed:
                rows.append(Row(f"{item.name}.tester", _tester(incident, item, depth, now, width), selectable=False))
    return tuple(rows)


def board_counts(incident: Incident) -> str:
    """`3 open · 1 ruled out`."""
    items = list(incident.hypotheses.values())
    open_ones = sum(not item.status.is_closed for item in items)
    confirmed = sum(item.status is HypothesisStatus.CONFIRMED for item in items)
    out = sum(item.status is HypothesisStatus.RULED_OUT for item in items)
    parts = [f"{open_ones} open", f"{confirmed} confirmed" if confirmed else "", f"{out} ruled out" if out else ""]
    return " · ".join(part for part in parts if part) if items else ""


def _line(item: Hypothesis, weight: Weight, depth: int, zone: tzinfo, width: int) -> Content:
    indent = "  " * depth
    words = one_line(item.statement)
    if item.status is HypothesisStatus.RULED_OUT:
        when = f"{item.closed_at.astimezone(zone):%H:%M}" if item.closed_at else ""
        why = one_line(item.closed_why) or (f"by E{item.closed_by}" if item.closed_by else "")
        left = join(plain(f"{indent}✗ {item.name} ", GONE), plain(words, GONE))
        return _with_reason(width, left, plain(f"out {when} {why}".strip(), GONE))
    if item.status is HypothesisStatus.CONFIRMED:
        left = join(plain(f"{indent}✓ {item.name} ", "bold $text-success"), plain(words, "bold"))
        return spread(width, left, plain("confirmed", "bold $text-success"))
    return spread(width, join(plain(f"{indent}  {item.name} ", "bold"), words), _standing(item, weight))


def _with_reason(width: int, left: Content, reason: Content) -> Content:
    """A ruled-out line: the reason may take half of it, since it is what one asks for."""
    room = max(width // 2, width - left.cell_length - 1)
    return spread(width, left, reason.truncate(room, ellipsis=True))


def _standing(item: Hypothesis, weight: Weight) -> Content:
    against = plain(f"−{weight.inconsistent}", "bold $text-error" if weight.inconsistent else MUTED)
    band = plain(str(item.band or ""), "$text-accent")
    return join(band, plain(f"  +{weight.consistent} ", MUTED), against)


def _tester(incident: Incident, item: Hypothesis, depth: int, now: datetime, width: int) -> Content:
    work = [action for action in incident.actions.values() if item.number in action.tests and not action.status.is_over]
    left = plain(f"{'  ' * depth}     {one_line(item.tester)} tests it", MUTED)
    return spread(width, left, counted(work[0].left(now)) if work else None)
