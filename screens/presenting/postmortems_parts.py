"""The parts of a postmortem that are no questions, a row a thing: factors, milestones, follow-ups, the review."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from opsdesk.desk.postmortems_standing import Standing
from opsdesk.domain.followup import Idea
from opsdesk.domain.postmortem import Postmortem
from opsdesk.domain.postmortem_gates import FACTORS, FOLLOW_UPS, REVIEW
from opsdesk.domain.postmortem_milestones import Looked
from screens.presenting.listing import Line, lines_of
from screens.presenting.postmortems import MILESTONES, WARNING
from screens.presenting.row import GONE, MUTED
from screens.widgets.line_list import Row

PARTS: Final = {
    FACTORS: "Contributing factors",
    MILESTONES: "Milestones",
    FOLLOW_UPS: "Follow-ups",
    REVIEW: "Review meeting",
}
"""What is worked on beside the questions."""
SAYS: Final = {
    FACTORS: "What made it possible, worse or longer? There is never only one, and none of them is a person.",
    MILESTONES: "When was it? Enter confirms a time or sets it right; “unknown” is an answer.",
    FOLLOW_UPS: "What is done so that it doesn't happen again, is seen sooner, or hurts less?",
    REVIEW: "On which day did people go through it, and who was there?",
}
EMPTY: Final = {
    FACTORS: "None is named yet: n names the first one.",
    FOLLOW_UPS: "None yet: a takes one on. If none is needed, the last question asks why.",
    REVIEW: "Not held yet: Enter writes it down. :rituals has the meeting's agenda.",
}


def part_rows(
    part: str, one: Standing, milestones: Sequence[Looked], ideas: Sequence[Idea], width: int
) -> tuple[Row, ...]:
    """What there is of a part, keyed by what Enter acts on."""
    lines = {
        FACTORS: _factors(one.postmortem),
        MILESTONES: _milestones(milestones),
        FOLLOW_UPS: _follow_ups(one, ideas),
        REVIEW: _review(one.postmortem),
    }[part]
    rows = tuple(keyed_rows(lines, width))
    return rows or tuple(keyed_rows([("", Line(EMPTY[part], style=MUTED))], width))


def key_of(row: str | None) -> str:
    """What a row of `part_rows` is about."""
    return row.rpartition(" ")[0] if row else ""


def keyed_rows(lines: Iterable[tuple[str, Line]], width: int) -> Iterator[Row]:
    """Lines as rows, each keyed by what it is about and the piece of it."""
    for key, line in lines:
        for piece, content in enumerate(lines_of(line, width)):
            yield Row(f"{key} {piece}", content)


def _factors(held: Postmortem) -> Iterator[tuple[str, Line]]:
    for factor in held.factors:
        entries = ", ".join(f"#{seq}" for seq in factor.entries)
        words = f"{factor.words} ({factor.kind}; {entries or 'stands on no entry yet'})"
        yield factor.name, Line(words, factor.name, style="" if entries else WARNING)


def _milestones(those: Iterable[Looked]) -> Iterator[tuple[str, Line]]:
    for looked in those:
        mark, style = ("✓", "") if looked.is_settled else ("!", WARNING)
        yield looked.milestone, Line(looked.problem or f"{looked.milestone}: {looked.told}", mark, style=style)


def _follow_ups(one: Standing, ideas: Iterable[Idea]) -> Iterator[tuple[str, Line]]:
    for follow_up in one.follow_ups:
        words = f"{follow_up.task.words} · {follow_up.state}"
        yield follow_up.name, Line(words, follow_up.name, style=GONE if follow_up.over else "")
    for idea in ideas:
        yield idea.name, Line(f"idea, nobody decided on it: {idea.text}", "?", style=WARNING)
    for reason in one.missing or ():
        if reason.about == FOLLOW_UPS and not ideas:
            yield "", Line(reason.words, "!", style=WARNING)


def _review(held: Postmortem) -> Iterator[tuple[str, Line]]:
    if held.review is not None:
        yield REVIEW, Line(f"{held.review.on} with {', '.join(held.review.present)}", "✓")
