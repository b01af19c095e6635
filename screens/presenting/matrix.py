"""The evidence matrix as lines."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from opsdesk.domain.hypothesis import Hypothesis, splitting_power, weigh
from opsdesk.domain.incident import Incident
from opsdesk.domain.next_test import next_tests
from opsdesk.domain.text import one_line
from opsdesk.domain.vocabulary import HypothesisKind, HypothesisStatus, Rating
from screens.presenting.row import GONE, MUTED, column, join, plain, spread
from screens.widgets.line_list import Row

COLUMN = 7
"""Cells that one hypothesis takes."""
POWER = 9
"""Cells that are kept for how far a fact splits, where any does."""

HELP = """\
Every fact is judged against every hypothesis: would one see it if the hypothesis were true?

++ + 0 - --   very consistent … inconsistent; an empty cell was not judged

Read it across: a fact that sits the same with all of them tells nothing, however impressive it is.
Read it down: the hypothesis with the fewest minus signs leads, not the one with the most plus signs
(analysis of competing hypotheses, R. Heuer). The split column says how far a fact sets them apart.

The line below says which question would set the leading causes furthest apart: about a fact that is rated for one of
them and not for its rival, or one to be found. n goes to that cell; a makes it an action with a check-in.
"""

_STYLES = {
    Rating.CONSISTENT: "bold $text-success",
    Rating.RATHER_CONSISTENT: "$text-success",
    Rating.NEUTRAL: MUTED,
    Rating.RATHER_INCONSISTENT: "$text-error",
    Rating.INCONSISTENT: "bold $text-error",
}


def columns_of(incident: Incident) -> list[Hypothesis]:
    """The hypotheses across: causes, then paths, each as ranked; what is ruled out stands last."""
    board = [*incident.board(HypothesisKind.CAUSE), *incident.board(HypothesisKind.PATH)]
    return sorted(board, key=lambda item: item.status is HypothesisStatus.RULED_OUT)


def head_line(incident: Incident, window: Sequence[Hypothesis], chosen: int, width: int) -> Content:
    """The hypotheses' names over their columns, with what the evidence adds up to."""
    cells = [column(_name(incident, item, place == chosen), COLUMN) for place, item in enumerate(window)]
    # The pane's border and padding stand before its lines, and behind them its scrollbar as well.
    return join("  ", column(plain(f"{incident.name} evidence", "bold"), width - 5 - COLUMN * len(window)), *cells)


def matrix_rows(incident: Incident, window: Sequence[Hypothesis], chosen: int, width: int) -> tuple[Row, ...]:
    """A row a fact: what it says, how far it splits, and its cell under each hypothesis."""
    numbers = [item.number for item in window if not item.status.is_closed]
    splits = {number: splitting_power(number, numbers, incident.judgements) for number in incident.evidence}
    gap = POWER if any(splits.values()) else 2
    room = max(10, width - COLUMN * len(window) - gap)
    rows = []
    for fact in incident.evidence.values():
        split = splits[fact.number]
        cells = [_cell(incident, fact.number, item, place == chosen) for place, item in enumerate(window)]
        words = join(plain(f"{fact.name:<4}", "bold"), one_line(fact.text))
        power = plain(f" split {split}" if split else "", MUTED)
        rows.append(Row(fact.name, join(column(words, room), column(power, gap), *cells)))
    return tuple(rows)


def next_line(incident: Incident, width: int) -> Content:
    """The question that would set the leading causes furthest apart; nothing where there are no two to tell apart."""
    found = next_tests(incident)
    if not found:
        return plain("")
    words = f"→ {one_line(found[0].says)}: {one_line(found[0].why)}"
    return spread(width, plain(words, "$text-warning"), plain("  n goes there" if found[0].cells else "", MUTED))


def _name(incident: Incident, item: Hypothesis, chosen: bool) -> Content:
    weight = weigh(item.number, incident.judgements)
    style = "bold $text-accent underline" if chosen else GONE if item.status.is_closed else "bold"
    return join(plain(item.name, style), plain(f" −{weight.inconsistent}", MUTED))


def _cell(incident: Incident, evidence: int, item: Hypothesis, chosen: bool) -> Content:
    held = incident.judgements.get((evidence, item.number))
    sign = plain(held.rating.sign, _STYLES[held.rating]) if held else plain("·", GONE)
    boxed = join(plain("[", "bold $text-accent"), sign, plain("]", "bold $text-accent")) if chosen else join(" ", sign)
    return column(boxed, COLUMN)
