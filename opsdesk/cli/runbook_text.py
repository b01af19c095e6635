"""How documents are told: in a line, as a page, and as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from opsdesk.desk.runbooks_searching import Found
from opsdesk.desk.runbooks_standing import Standing
from opsdesk.domain.runbook_words import interval_words, one_review, review_words, text_words
from opsdesk.domain.text import one_line

NAME_CELLS = 6
LABEL_CELLS = 12


def summary(held: Standing) -> str:
    """`DOC-3  Restart the ledger: stale: payments changed …` or `reviewed 2026-11-02, again by 2027-05-01`."""
    document = held.document
    if document.retired:
        state = f"retired: {document.retired}"
    else:
        state = f"stale: {held.why}" if held.stale else review_words(document)
    return one_line(f"{document.name:<{NAME_CELLS}} {document.title}: {state}")


def told(held: Standing) -> Iterator[str]:
    """The document as a page: why not to trust it comes first. Its text is told by itself."""
    document, card = held.document, held.document.card
    yield one_line(f"{document.name} {card.title}{f' · retired: {document.retired}' if document.retired else ''}")
    yield from (one_line(f"stale: {reason.words}") for reason in held.reasons)
    facts = (
        ("sort", card.sort.value),
        ("place", card.place),
        ("owner", card.owner or "nobody"),
        ("services", ", ".join(card.services)),
        ("escalation", card.escalation),
        ("interval", interval_words(document)),
        ("review", review_words(document)),
        ("text", text_words(document)),
    )
    yield from (one_line(f"{label:<{LABEL_CELLS}}{words}") for label, words in facts if words)
    if document.reviews:
        yield "reviews"
        yield from (one_line(f"  {one_review(review)}") for review in reversed(document.reviews))


def found_line(found: Found) -> str:
    """`DOC-3:12 Diagnosis: oc get nodes`; a title without a line number."""
    if not found.line:
        return one_line(f"{found.document.name} {found.text}")
    under = f" {found.heading}:" if found.heading and found.heading not in found.text else ""
    return one_line(f"{found.document.name}:{found.line}{under} {found.text}")


def as_json(held: Standing, text: str) -> dict[str, Any]:
    """All of it; see `brief_json` for the keys that a list has, too."""
    document = held.document
    return brief_json(held) | {
        "reviews": [
            {"at": one.at, "by": one.by or None, "checked": list(one.checked), "text": one.words}
            for one in document.reviews
        ],
        "wrong_steps": [
            {
                "step": one.step,
                "why": one.why,
                "at": one.at,
                "by": one.by,
                "incident": f"INC-{one.incident}" if one.incident else None,
            }
            for one in document.wrong
        ],
        "text": text,
    }


def brief_json(held: Standing) -> dict[str, Any]:
    """A document in a list."""
    document, card = held.document, held.document.card
    return {
        "id": document.name,
        "title": card.title,
        "kind": card.sort,
        "place": card.place,
        "owner": card.owner or None,
        "services": list(card.services),
        "interval_days": card.interval_days,
        "escalation": card.escalation,
        "reviewed_on": str(document.reviewed_on) if document.reviewed_on else None,
        "due_on": str(document.due_on) if document.due_on else None,
        "stale": held.stale,
        "reasons": [{"cause": reason.cause, "words": reason.words} for reason in held.reasons],
        "text_at": document.text.at if document.text else None,
        "retired": document.retired,
    }


def found_json(found: Found) -> dict[str, Any]:
    """A line that was found; `line` null: it is the title."""
    return {
        "id": found.document.name,
        "title": found.document.title,
        "line": found.line or None,
        "heading": found.heading,
        "text": found.text,
    }
