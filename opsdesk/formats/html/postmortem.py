"""A postmortem as one HTML file: it reads anywhere, loads nothing and prints well. Times are in UTC."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC
from itertools import groupby

from opsdesk.domain.postmortem_document import Document, Fact, Part
from opsdesk.domain.postmortem_prompts import (
    BY_ID,
    HAPPENED,
    IMPACT,
    LUCKY,
    NONE_BECAUSE,
    NOT_WELL,
    NOTES,
    OVERVIEW,
    RESOLUTION,
    WELL,
)
from opsdesk.formats.html.markup import Html, Piece, element, joined, link, moment, paragraphs, words
from opsdesk.formats.html.page import Section, bullets, group, grouped, page, part, row, table, top
from opsdesk.formats.html.picture import picture_section
from opsdesk.formats.markdown.page import Clock
from opsdesk.formats.markdown.postmortem import ASKED
from opsdesk.formats.markdown.postmortem_parts import NOT_ANSWERED, clock_of

_TIMED = frozenset({Part.IMPACT, Part.DECISIONS, Part.CHANGED})
"""Sections whose facts are told with their times."""


def render(document: Document) -> str:
    """The file."""
    held = document.postmortem
    head = top("Postmortem", held.name, f"{held.incident_name} {document.title}", _standing(document))
    foot = f"As of {document.now.astimezone(UTC):%Y-%m-%d %H:%M} UTC. #12 is the incident's entry 12."
    return page(document.heading, head, _sections(document), foot=foot)


def _sections(document: Document) -> Iterator[Section]:
    clock = clock_of(document)
    yield Section("Overview", (_needed(document, OVERVIEW), _listed(document, Part.OVERVIEW, clock)))
    if document.shape is not None:
        yield picture_section(document.shape)
    yield Section("What happened", (_needed(document, HAPPENED),))
    yield Section("Contributing factors", (_listed(document, Part.FACTORS, clock) or words("None is named yet."),))
    yield Section("Resolution", (_needed(document, RESOLUTION), _listed(document, Part.RESOLUTION, clock)))
    yield Section("Impact in numbers", (_answer(document, IMPACT), _listed(document, Part.IMPACT, clock)))
    yield Section("Responders", (_listed(document, Part.RESPONDERS, clock),))
    yield Section("Milestones", (_listed(document, Part.MILESTONES, clock),))
    yield Section("Timeline", (_timeline(document.of(Part.TIMELINE)),))
    for prompt in (WELL, NOT_WELL, LUCKY):
        yield Section(BY_ID[prompt].title, (_needed(document, prompt),))
    yield Section("What we asked", tuple(part(BY_ID[it].question, _answer(document, it)) for it in ASKED))
    yield Section("Actions", (_actions(document) or _answer(document, NONE_BECAUSE), _ideas(document)))
    yield Section("Messages sent", tuple(_message(fact, clock) for fact in document.of(Part.MESSAGES)))
    for held in (Part.HYPOTHESES, Part.TRIED, Part.DECISIONS, Part.CHANGED, Part.SEEN_BEFORE):
        yield Section(held.capitalize(), (_listed(document, held, clock),))
    yield Section("Notes", (_answer(document, NOTES),))


def _standing(document: Document) -> Iterator[Piece]:
    held, review = document.postmortem, document.postmortem.review
    if document.severity:
        yield element("span", f"SEV-{document.severity}", class_="strong")
    yield str(held.state)
    yield str(document.day) if document.day else ""
    yield joined(("owner ", words(held.owner))) if held.owner else "nobody owns it"
    if review:
        yield joined((f"reviewed {review.on} with ", words(", ".join(review.present))))


def _answer(document: Document, prompt: str) -> Html:
    return paragraphs(document.postmortem.answer(prompt))


def _needed(document: Document, prompt: str) -> Html:
    return _answer(document, prompt) or element("p", NOT_ANSWERED, class_="muted")


def _listed(document: Document, of: Part, clock: Clock) -> Html:
    return bullets(_fact(fact, clock if of in _TIMED else None) for fact in document.of(of))


def _fact(fact: Fact, clock: Clock | None) -> Html:
    at = joined((_when(fact, clock), " ")) if clock and fact.at else ""
    return joined((at, words(fact.words), _evidence(fact)))


def _when(fact: Fact, clock: Clock) -> Piece:
    return moment(fact.at, f"{'about ' if fact.approx else ''}{clock.stamp(fact.at)}") if fact.at else "–"


def _evidence(fact: Fact) -> Html:
    return joined((" ", element("span", f"({fact.evidence})", class_="muted"))) if fact.evidence else Html()


def _timeline(rows: Sequence[Fact]) -> Html:
    clock = Clock(UTC)
    head = ("Time", "What happened", "Who", "Evidence")
    days = [
        group(day, len(head), map(_row, held))
        for day, held in groupby(rows, key=lambda fact: clock.day(fact.at) if fact.at else "At an unknown time")
    ]
    return grouped(f"{len(rows)} rows, times in UTC", head, days, kind="timeline")


def _row(fact: Fact) -> Html:
    time = moment(fact.at, f"{'~' if fact.approx else ''}{fact.at.astimezone(UTC):%H:%M}") if fact.at else "–"
    return row((time, words(fact.words), words(fact.by), fact.evidence))


def _message(fact: Fact, clock: Clock) -> Html:
    head = element("p", element("strong", _when(fact, clock)), " ", words(fact.words), _evidence(fact))
    return joined((head, element("blockquote", paragraphs(fact.detail))))


def _actions(document: Document) -> Html:
    rows: Iterable[Sequence[Piece]] = (
        (
            one.name,
            words(one.task.text),
            str(one.task.kind or "–"),
            words(one.task.owner),
            str(one.task.due or "–"),
            words(one.task.done_test),
            link(one.task.ticket) if one.task.ticket else "–",
            str(one.state),
        )
        for one in document.follow_ups
    )
    head = ("", "Action", "Type", "Owner", "Due", "Done when", "Ticket", "State")
    return table("What is done", head, rows, named=True, wide=True)


def _ideas(document: Document) -> Html:
    return part("Ideas that nobody took on yet", bullets(words(idea.text) for idea in document.ideas))
