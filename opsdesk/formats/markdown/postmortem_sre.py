"""A postmortem in the section order of Google's SRE book (its example postmortem)."""

from __future__ import annotations

from opsdesk.domain.postmortem_document import Document, Part
from opsdesk.domain.postmortem_prompts import IMPACT, LUCKY, NONE_BECAUSE, NOT_WELL, NOTES, OVERVIEW, RESOLUTION, WELL
from opsdesk.formats.markdown import postmortem_parts as parts
from opsdesk.formats.markdown.page import page, part, section

_LESSONS = {"What went well": WELL, "What went wrong": NOT_WELL, "Where we got lucky": LUCKY}
_CHANGED = "What changed before it and while it went on; what of it set it off is told by the contributing factors."
_ALSO_ASKED = ("what-happened", "differed", "trend", "foreseen", "not-done", "pressure", "reached", "growth", NOTES)


def render(document: Document) -> str:
    """The page. Its “root causes” are the contributing factors: there is never one alone."""
    clock, none = parts.clock_of(document), parts.answer(document, NONE_BECAUSE)
    return page(
        *parts.head(document),
        section("Summary", parts.needed(document, OVERVIEW), parts.facts(document.of(Part.OVERVIEW))),
        section("Impact", parts.answer(document, IMPACT), parts.dated_facts(document.of(Part.IMPACT), clock)),
        section("Root causes (contributing factors)", parts.facts(document.of(Part.FACTORS)) or "None is named yet."),
        section("Trigger", _trigger(document)),
        section("Resolution", parts.needed(document, RESOLUTION), parts.facts(document.of(Part.RESOLUTION))),
        section("Detection", parts.facts(document.of(Part.DETECTION)), *parts.answered(document, ("detect-sooner",))),
        section("Action items", parts.actions(document) or none or "None is taken on yet.", parts.ideas(document)),
        section("Lessons learned", *(part(title, parts.needed(document, asked)) for title, asked in _LESSONS.items())),
        section("Timeline (all times UTC)", parts.timeline(document)),
        section("Supporting information", *_supporting(document)),
    )


def _trigger(document: Document) -> str:
    """What the desk knows of changes; a rollback is among them, so that none is said to have set it off."""
    changed = parts.dated_facts(document.of(Part.CHANGED), parts.clock_of(document))
    return f"{_CHANGED}\n\n{changed}" if changed else "No change before it is known."


def _supporting(document: Document) -> list[str]:
    clock = parts.clock_of(document)
    held = {
        "Milestones": parts.facts(document.of(Part.MILESTONES)),
        "Responders": parts.facts(document.of(Part.RESPONDERS)),
        "Hypotheses": parts.facts(document.of(Part.HYPOTHESES)),
        "What was tried": parts.facts(document.of(Part.TRIED)),
        "Decisions": parts.dated_facts(document.of(Part.DECISIONS), clock),
        "Messages sent": parts.messages(document),
        "Seen before": parts.facts(document.of(Part.SEEN_BEFORE)),
    }
    asked = parts.answered(document, ("recover-sooner", *_ALSO_ASKED))
    return [*(part(title, body) for title, body in held.items()), *asked]
