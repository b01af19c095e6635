"""Use cases that correct the log without changing a line of it: pin, strike, restore, edit, retime, undo."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from opsdesk.desk.decision import Decision, reason_if_any, words
from opsdesk.domain.entries import Entry, Payload, amend
from opsdesk.domain.entries.amend import Amendment
from opsdesk.domain.entries.declaration import Declared
from opsdesk.domain.entries.message import UpdateDelivered, UpdateSent, UpdateUndelivered
from opsdesk.domain.errors import BadInput, EditedMeanwhile, NotFound, Refused
from opsdesk.domain.fold import shown
from opsdesk.domain.incident import Incident
from opsdesk.domain.parts import Mark
from opsdesk.domain.vocabulary import Audience

UNDONE = "undone"


def pin(seq: int, pinned: bool = True) -> Decision:
    """Keeps an entry in sight, or no longer."""

    def decide(incident: Incident) -> Iterable[Payload]:
        if _mark(incident, seq).pinned is not pinned:
            yield amend.EntryPinned(seq, pinned)

    return decide


def strike(entry: Entry, why: str) -> Decision:
    """Takes an entry out of account; it stays readable. What was sent or declared can't be taken back."""

    def decide(incident: Incident) -> Iterable[Payload]:
        if isinstance(entry.payload, Amendment):
            raise Refused("a correction isn't struck: restore or edit the entry it is about")
        refuse_if_final(entry)
        if _mark(incident, entry.seq).struck:
            raise Refused("it is struck already")
        yield amend.EntryStruck(entry.seq, reason_if_any(why, "striking an entry"))

    return decide


def restore(seq: int) -> Decision:
    """Takes a struck entry back into account."""

    def decide(incident: Incident) -> Iterable[Payload]:
        if not _mark(incident, seq).struck:
            raise Refused("it isn't struck")
        yield amend.EntryRestored(seq)

    return decide


def edit(entry: Entry, text: str, *, seen_edits: int) -> Decision:
    """Changes an entry's words. `seen_edits` is how often it had been edited when the form was opened: when somebody
    else edited it meanwhile, EditedMeanwhile carries both texts and nothing is written."""

    def decide(incident: Incident) -> Iterable[Payload]:
        if not entry.payload.TEXT:
            raise Refused("this entry has no words of its own to edit; undo it and say it anew")
        refuse_if_final(entry, editing=True)
        mark, mine = _mark(incident, entry.seq), words(text)
        theirs = entry.payload.text if mark.text is None else mark.text
        _refuse_if_changed(entry, mark, seen_edits, mine=mine)
        if mine != theirs:
            yield amend.EntryEdited(entry.seq, mine)

    return decide


def retime(entry: Entry, at: datetime, *, now: datetime, seen_edits: int) -> Decision:
    """Corrects when an entry happened; `seen_edits` and EditedMeanwhile as for `edit`."""

    def decide(incident: Incident) -> Iterable[Payload]:
        if at > now:
            raise BadInput(f"{_clock(at)} lies in the future")
        mark = _mark(incident, entry.seq)
        _refuse_if_changed(entry, mark, seen_edits, mine=_clock(at))
        if at != (mark.at or entry.at):
            yield amend.EntryRetimed(entry.seq, at)

    return decide


class WasSent(Refused):
    """What its readers have nobody takes back; a correction sets it right."""

    def __init__(self, audience: Audience) -> None:
        super().__init__("a sent update can't be taken back: send a correction (stage “correction”)")
        self.audience = audience


def undoable(newest: Entry | None) -> Entry:
    """My newest entry that still counts; raises Refused, saying why, when there is none or it is final."""
    if newest is None:
        raise Refused("you have written nothing here that could be undone")
    refuse_if_final(newest)
    return newest


def refuse_if_final(entry: Entry, *, editing: bool = False) -> None:
    """Raises Refused for what has left the desk or opened the incident."""
    if isinstance(entry.payload, UpdateSent):
        raise WasSent(entry.payload.audience)
    if isinstance(entry.payload, UpdateUndelivered | UpdateDelivered):
        raise Refused("what became of a text can't be taken back: “opsdesk outbox” says how it stands")
    if isinstance(entry.payload, Declared) and not editing:
        raise Refused("a declared incident isn't undone: cancel it with a reason (:cancelled why)")


def _refuse_if_changed(entry: Entry, mark: Mark, seen_edits: int, *, mine: str) -> None:
    """Raises EditedMeanwhile when it was edited or retimed since the form was opened."""
    if mark.edits != seen_edits:
        now = shown(entry, mark).payload
        said = now.text or now.headline()
        raise EditedMeanwhile("the entry", mine=mine, theirs=f"{_clock(mark.at)} {said}" if mark.at else said)


def _clock(at: datetime) -> str:
    return f"{at:%Y-%m-%d %H:%M} UTC"


def _mark(incident: Incident, seq: int) -> Mark:
    """What was done to an entry so far; raises NotFound for one that isn't written yet."""
    if not 0 < seq <= incident.seq:
        raise NotFound(f"{incident.name} has no entry {seq}")
    return incident.marks.get(seq, Mark(seq))
