"""Documents that are files here: where they lie, and their texts as they are now. Nothing is ever fetched."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from opsdesk.config.paths import in_full
from opsdesk.desk import runbooks
from opsdesk.desk.desk import Desk
from opsdesk.desk.runbooks_checking import title_of
from opsdesk.domain.errors import BadInput
from opsdesk.domain.runbook import Card, Document
from opsdesk.formats.text_files import bytes_of, text_in


def located(card: Card) -> Card:
    """The card with its path in full, so that links are looked up beside it from anywhere; a URL stays."""
    return card if card.is_url or not card.place else replace(card, place=str(in_full(card.place).resolve()))


def titled(card: Card, text: str) -> Card:
    """The card called as its text calls itself, or as its file, where nobody said."""
    return card if card.title.strip() else replace(card, title=title_of(text) or Path(card.place).name or card.place)


def text_at(place: str) -> str:
    """What a file says now; raises BadInput."""
    return text_in(bytes_of(place), place)


def text_of_card(card: Card) -> str:
    """What its file says; nothing for a URL. Raises BadInput."""
    return "" if card.is_url else text_at(card.place)


def refresh(desk: Desk, number: int, file: str = "") -> Document:
    """Takes a document's text in anew, from its own place or from a file that holds it; raises BadInput.

    A URL has no other way: what stands there is saved, and the file given.
    """
    card = runbooks.one(desk, number).card
    if card.is_url and not file:
        raise BadInput(f"{Document.called(number)} is {card.place}: give a file with its text")
    return runbooks.keep_text(desk, number, text_at(file or card.place))
