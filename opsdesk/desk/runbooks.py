"""Use cases about documents: keep one and its text, review it, mark a step wrong, say how a drill went.

What is known of a document is `runbooks_standing`, finding words in the texts `runbooks_searching`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from opsdesk.desk import dossiers, noting
from opsdesk.desk.decision import is_still_to_come, need_reason, words_if_any
from opsdesk.desk.desk import Desk
from opsdesk.desk.fields import field
from opsdesk.desk.runbooks_checking import checked_card, need_step, read_text, seen_now
from opsdesk.domain.dossier import Happening
from opsdesk.domain.errors import BadInput, EditedMeanwhile, Refused
from opsdesk.domain.runbook import Card, Check, Document
from opsdesk.domain.runbook_happenings import (
    RUNBOOKS,
    Added,
    Drilled,
    Edited,
    Retired,
    Reviewed,
    StepMarkedWrong,
    TextKept,
)
from opsdesk.domain.text import one_line

MOST = 100_000
"""Documents that are listed."""


def add(desk: Desk, card: Card, text: str = "", *, reviewed_on: date | None = None) -> Document:
    """Begins to keep a document, with its text where there is one, and with the stamp of its last review.

    Raises BadInput for what the registry doesn't know, and Refused where its place is kept already.
    """
    kept = checked_card(card)
    if reviewed_on is not None and is_still_to_come(reviewed_on, desk.clock()):
        raise BadInput(f"{reviewed_on} is still to come: it can't have been reviewed then")
    added = Added(kept, reviewed_on, seen_now(desk, kept.services))
    its_text = (read_text(text),) if text.strip() else ()

    def decide(document: Document) -> Iterable[Happening[Document]]:
        _only_one(desk, document.number, kept.place)
        return (added, *its_text)

    return dossiers.begin(desk, RUNBOOKS, decide)


def edit(desk: Desk, number: int, card: Card, shown: Card) -> Document:
    """Makes what is known read otherwise; EditedMeanwhile when it isn't any more as its form showed it."""
    kept = checked_card(card)
    now = {
        seen.service: seen for seen in seen_now(desk, (name for name in kept.services if name not in shown.services))
    }

    def decide(document: Document) -> Iterable[Edited]:
        _followed(document)
        if document.card != shown:
            raise EditedMeanwhile(document.name, mine=kept.words, theirs=document.card.words)
        _only_one(desk, number, kept.place)
        before = {seen.service: seen for seen in document.seen}
        if kept != shown:
            yield Edited(kept, tuple((before | now)[name] for name in kept.services if name in before or name in now))

    return dossiers.do(desk, RUNBOOKS, number, decide)


def keep_text(desk: Desk, number: int, text: str) -> Document:
    """Takes a document's text in, in place of what was kept; the same text again changes nothing."""
    kept = read_text(text)

    def decide(document: Document) -> Iterable[TextKept]:
        _followed(document)
        if document.text is None or document.text.digest != kept.digest:
            yield kept

    return dossiers.do(desk, RUNBOOKS, number, decide)


def review(desk: Desk, number: int, checked: Iterable[Check], note: str = "") -> Document:
    """Records that somebody looked at it, and at what; raises Refused where nothing was looked at.

    What was seen in use is only answered by looking at just that: steps for wrong ones, services for their changes.
    """
    looked_at = tuple(check for check in Check if check in set(checked))
    if not looked_at:
        raise Refused(f"say what was checked ({', '.join(Check)}): a stamp alone makes no document right")
    said = one_line(words_if_any(note))
    services = one(desk, number).card.services
    seen = seen_now(desk, services) if Check.SERVICES in looked_at else ()
    return _do(desk, number, lambda document: Reviewed(looked_at, said, seen))


def mark_wrong(desk: Desk, number: int, step: str, *, why: str = "", incident: int = 0) -> Document:
    """Says that a step was wrong when somebody followed it; in an incident the timeline notes it too.

    Raises BadInput for a step that isn't in the text that is kept.
    """
    named, reason = field("the step", step, needed=True), field("the reason", why)
    with desk.together():
        document = one(desk, number)
        need_step(document, text_of(desk, document), named)
        told = _noted(desk, document, f"step “{named}” is wrong{f': {reason}' if reason else ''}", incident)
        return _do(desk, number, lambda document: StepMarkedWrong(named, reason, incident, told))


def tell_drill(desk: Desk, number: int, *, worked: bool, why: str = "") -> Document:
    """Keeps how it went when somebody went by it for practice; raises Refused for a failure without a reason."""
    reason = field("the reason", why if worked else need_reason(why, "a drill that failed"))
    return _do(desk, number, lambda document: Drilled(worked, reason))


def retire(desk: Desk, number: int, why: str) -> Document:
    """Says that nobody goes by it any more; what happened stays readable."""
    reason = one_line(need_reason(why, "retiring a document"))
    return _do(desk, number, lambda document: Retired(reason))


def undo(desk: Desk, number: int) -> Document:
    """Takes back what I wrote in it last; raises Refused when that can't be."""
    return dossiers.undo(desk, RUNBOOKS, number)


def one(desk: Desk, number: int) -> Document:
    """A document; raises NotFound."""
    return dossiers.one(desk, RUNBOOKS, number)


def listed(desk: Desk, *, retired: bool = False) -> list[Document]:
    """Every document that people go by, newest first; on request those that are retired, too."""
    return dossiers.listed(desk, RUNBOOKS, under_way=not retired, limit=MOST)


def text_of(desk: Desk, document: Document) -> str:
    """The text that is kept of it, readable wherever the desk is; empty when none is."""
    if document.text is None:
        return ""
    happening = dossiers.page(desk, RUNBOOKS, document.number, document.text.page).happening
    return happening.text if isinstance(happening, TextKept) else ""


def texts(desk: Desk, documents: Iterable[Document]) -> Iterator[tuple[Document, str]]:
    """Those of which a text is kept, each with it: for reading all of them in one go."""
    kept = {(held.number, held.text.page): held for held in documents if held.text is not None}
    for number, page, happening in dossiers.of_kind(desk, RUNBOOKS, TextKept):
        if (document := kept.get((number, page))) is not None:
            yield document, happening.text


def _only_one(desk: Desk, number: int, place: str) -> None:
    for held in listed(desk):
        if held.card.place == place and held.number != number:
            raise Refused(f"{held.name} is {place} already")


def _do(desk: Desk, number: int, rule: Callable[[Document], Happening[Document]]) -> Document:
    return dossiers.do(desk, RUNBOOKS, number, lambda document: (rule(_followed(document)),))


def _noted(desk: Desk, document: Document, what: str, incident: int) -> tuple[int, ...]:
    """An incident's timeline says so, where there is one: the incident, and the entry."""
    if not incident:
        return ()
    written = desk.do(incident, noting.take_note(f"{document.name} ({document.title}): {what}"))
    return incident, written.incident.seq


def _followed(document: Document) -> Document:
    if document.retired:
        raise Refused(f"{document.name} is retired: {document.retired}")
    return document
