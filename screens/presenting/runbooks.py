"""Documents as lines: what can't be trusted first, with the first reason for it; one in full."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from textual.content import Content

from opsdesk.desk.runbooks_searching import Found
from opsdesk.desk.runbooks_standing import Standing
from opsdesk.domain.runbook import Document, Sort
from opsdesk.domain.runbook_staleness import Cause
from opsdesk.domain.runbook_words import interval_words, one_review, review_words, text_words
from opsdesk.domain.text import one_line
from screens.presenting.listing import Fact, Heading, Line, Look, Order, Part, counted
from screens.presenting.row import GONE, MUTED, join, plain, spread

WARNING, ERROR = "$text-warning", "$text-error"
SEEN_IN_USE = frozenset({Cause.STEP_WRONG, Cause.DRILL_FAILED})
"""What somebody found out by going by it: the loudest reasons."""
SOON = timedelta(days=30)
"""How long before its day a review counts as due soon."""
ROOM_FOR_SORT = 70
"""Cells of a line that says what a document is for."""
SORTS = {
    Sort.RUNBOOK: "runbook",
    Sort.ESCALATION: "escalation",
    Sort.DECISIONS: "decisions",
    Sort.PROCESS: "process",
    Sort.ONBOARDING: "onboarding",
}
SORT_CELLS = 12
UNOWNED = "Nobody owns it"
NO_SERVICE = "For no service"
TEXT = "text"
"""What the line of the kept text leads to."""
EMPTY = (
    "No document is kept yet. Here belong runbooks, escalation paths and whatever else people act by, with their texts;"
    " n keeps the first by its path or URL."
)


def runbooks_look(today: Callable[[], date], found: Callable[[], Mapping[str, Found]]) -> Look[Standing]:
    """How the list reads; `found` has the lines of the kept texts that fit the filter, by the documents' names."""

    def line(held: Standing, names: int, width: int) -> Content:
        return _line(held, found().get(held.document.name), width)

    return Look(
        title="Runbooks",
        one="document",
        empty=EMPTY,
        orders=(
            Order("Stale first", lambda held: _by_trust(held, today()), _rank),
            Order("By service", lambda held: _by_word(next(iter(held.document.card.services), ""), NO_SERVICE), _rank),
            Order("By owner", lambda held: _by_word(held.document.card.owner, UNOWNED), _rank),
            Order("By what it is for", lambda held: _by_sort(held.document), _rank),
        ),
        key=lambda held: held.document.name,
        name=lambda held: held.document.title,
        words=_words,
        counts=lambda every: _counts(every, today()),
        line=line,
        detail=lambda held, _: tuple(detail(held)),
    )


def detail(held: Standing) -> Iterator[Part]:
    """A document in full: why not to trust it, what is known of it, and who looked at it when."""
    document, card = held.document, held.document.card
    state = "retired" if document.retired else "stale" if held.stale else "can be trusted"
    yield Fact("State", state, document.name, style=GONE if document.retired else WARNING if held.stale else "")
    if document.retired:
        yield Fact("Because", document.retired)
    yield from (
        Line(reason.words, "!", style=ERROR if reason.cause in SEEN_IN_USE else WARNING, leads_to=reason.about)
        for reason in held.reasons
    )
    yield Heading("What is known of it")
    yield Fact("For", card.sort)
    yield Fact("Services", ", ".join(card.services))
    yield Fact("Owner", card.owner, "" if card.owner else "nobody: e names one", style="" if card.owner else WARNING)
    yield Fact("When it fails", card.escalation)
    yield Fact("Written in", card.place)
    yield Fact("Text", text_words(document), leads_to=TEXT if document.text else "")
    yield Heading("Reviews", review_words(document))
    yield Fact("Holds for", interval_words(document))
    yield from (Line(one_review(review), "✓") for review in reversed(document.reviews))


def _by_trust(held: Standing, today: date) -> tuple[int, str]:
    if held.document.over:
        return 3, "Retired"
    if held.stale:
        return 0, "Stale"
    due = held.document.due_on
    return (1, "Review due soon") if due is not None and due <= today + SOON else (2, "Can be trusted")


def _by_word(word: str, without: str) -> tuple[int, str]:
    return (0, word) if word else (1, without)


def _by_sort(document: Document) -> tuple[int, str]:
    return list(Sort).index(document.card.sort), document.card.sort.capitalize()


def _rank(held: Standing) -> tuple[bool, int, date, int]:
    """What was seen in use first, then by reason; what can be trusted by the day of its next review."""
    document = held.document
    worst = min((CAUSES[reason.cause] for reason in held.reasons), default=len(CAUSES))
    return document.over, worst, document.due_on or date.max, document.number


CAUSES = {cause: place for place, cause in enumerate(Cause)}


def _words(held: Standing) -> str:
    document, card = held.document, held.document.card
    state = "retired" if document.over else "stale" if held.stale else ""
    causes = " ".join(reason.cause for reason in held.reasons)
    return f"{document.name} {card.sort} {card.owner} {' '.join(card.services)} {card.place} {state} {causes}"


def _counts(every: Sequence[Standing], today: date) -> Content:
    followed = [held for held in every if not held.document.over]
    soon = sum(_by_trust(held, today)[0] == 1 for held in followed)
    return counted(
        f"{len(followed):,} document{'' if len(followed) == 1 else 's'}",
        (sum(held.stale for held in followed), "stale", WARNING),
        (soon, "due soon", MUTED),
        (sum(not held.document.card.owner for held in followed), "unowned", MUTED),
        (sum(held.document.text is None for held in followed), "without text", MUTED),
    )


def _line(held: Standing, found: Found | None, width: int) -> Content:
    """What it is for where there is room, its title or the line that was found in its text, and why not to trust it."""
    document = held.document
    sort = f"{SORTS[document.card.sort]:<{SORT_CELLS}}" if width >= ROOM_FOR_SORT else ""
    title = plain(one_line(document.title), GONE if document.over else "")
    text = plain(f"  {found.line}: {one_line(found.text)}", MUTED) if found is not None else ""
    return spread(width, join(plain(sort, MUTED), title, text), _standing(held))


def _standing(held: Standing) -> Content:
    document = held.document
    if document.over:
        return plain("retired", GONE)
    if not held.reasons:
        return plain(f"until {document.due_on}" if document.due_on else f"reviewed {document.reviewed_on}", MUTED)
    first, more = held.reasons[0].cause, len(held.reasons) - 1
    return join(plain(first, ERROR if first in SEEN_IN_USE else WARNING), plain(f" +{more}" if more else "", MUTED))
