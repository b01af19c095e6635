"""Documents in words: what a command and a screen say of them alike."""

from __future__ import annotations

from opsdesk.domain.runbook import Document, Review


def review_words(document: Document) -> str:
    """`reviewed 2026-11-02, again by 2027-05-01`."""
    if document.reviewed_on is None:
        return "never reviewed"
    again = f", again by {document.due_on}" if document.due_on else ""
    return f"reviewed {document.reviewed_on}{again}"


def text_words(document: Document) -> str:
    """`42 lines, kept 2026-11-02`."""
    if document.text is None:
        return "none is kept"
    return f"{document.text.lines} {'line' if document.text.lines == 1 else 'lines'}, kept {document.text.at.date()}"


def interval_words(document: Document) -> str:
    """`180 days`, for which a review holds."""
    return f"{document.card.interval_days} days" if document.card.interval_days else "none"


def one_review(review: Review) -> str:
    """`2026-11-02 by ana · steps, links · followed every step`."""
    by = f" by {review.by}" if review.by else ""
    checked = ", ".join(review.checked) if review.by else ""
    return " · ".join(part for part in (f"{review.at.date()}{by}", checked, review.words) if part)


def wrong_words(document: Document) -> str:
    """`DOC-1: “Drain the queue” is marked wrong, on the timeline of INC-7 too`, for the newest one."""
    newest = document.wrong[-1]
    told = f", on the timeline of INC-{newest.incident} too" if newest.incident else ""
    return f"{document.name}: “{newest.step}” is marked wrong{told}"
