"""A postmortem in the shape of the desk's own practice: what happened first, what it was learnt from after it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from opsdesk.domain.postmortem_document import Document, Part
from opsdesk.domain.postmortem_prompts import (
    HAPPENED,
    IMPACT,
    LUCKY,
    NONE_BECAUSE,
    NOT_WELL,
    NOTES,
    OVERVIEW,
    PRELIMINARY,
    PROMPTS,
    RESOLUTION,
    WELL,
)
from opsdesk.formats.markdown import postmortem_parts as parts
from opsdesk.formats.markdown.page import page, section

_PLACED: Final = {OVERVIEW, HAPPENED, IMPACT, RESOLUTION, WELL, NOT_WELL, LUCKY, PRELIMINARY, NONE_BECAUSE, NOTES}
ASKED: Final = tuple(prompt.id for prompt in PROMPTS if prompt.id not in _PLACED)
"""Questions that have no section of their own."""
_DATED: Final = frozenset({Part.DECISIONS, Part.CHANGED})


def render(document: Document) -> str:
    """The page."""
    none = parts.answer(document, NONE_BECAUSE)
    return page(
        *parts.head(document),
        section("Overview", parts.needed(document, OVERVIEW), parts.facts(document.of(Part.OVERVIEW))),
        section("What happened", parts.needed(document, HAPPENED)),
        section("Contributing factors", parts.facts(document.of(Part.FACTORS)) or "None is named yet."),
        section("Resolution", parts.needed(document, RESOLUTION), parts.facts(document.of(Part.RESOLUTION))),
        section("Impact in numbers", parts.answer(document, IMPACT), _dated(document, Part.IMPACT)),
        section("Responders", parts.facts(document.of(Part.RESPONDERS))),
        section("Timeline in UTC", parts.timeline(document)),
        section("What went well", parts.needed(document, WELL)),
        section("What did not go well", parts.needed(document, NOT_WELL)),
        section("Where we were lucky", parts.needed(document, LUCKY)),
        section("What we asked", *parts.answered(document, ASKED)),
        section("Actions", parts.actions(document) or none or "None is taken on yet.", parts.ideas(document)),
        section("Messages sent", parts.messages(document)),
        *_from_the_log(document),
        section("Notes", parts.answer(document, NOTES)),
    )


def _from_the_log(document: Document) -> Iterator[str]:
    """What else the log tells, for who wants to look closer."""
    for held in (Part.MILESTONES, Part.HYPOTHESES, Part.TRIED, Part.DECISIONS, Part.CHANGED, Part.SEEN_BEFORE):
        told = _dated(document, held) if held in _DATED else parts.facts(document.of(held))
        yield section(held.capitalize(), told)


def _dated(document: Document, held: Part) -> str:
    return parts.dated_facts(document.of(held), parts.clock_of(document))
