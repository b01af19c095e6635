"""The letters that mean the same on every screen of this kind."""

from __future__ import annotations

from typing import Final

from textual.binding import Binding

from screens.filtering import filter_key


def new(words: str) -> Binding:
    """Something new, in the word of its list."""
    return Binding("n", "new", words, id="screen.new")


def mark(words: str) -> Binding:
    """What a list does with the chosen thing first, in the word that its footer has for it."""
    return Binding("space", "mark", words, id="screen.mark")


def make(words: str) -> Binding:
    """Something else is made of the chosen thing: an action, a follow-up."""
    return Binding("a", "make", words, id="screen.make")


NEW: Final = new("New")
EDIT: Final = Binding("e", "edit", "Edit", id="screen.edit")
UNDO: Final = Binding("u", "undo", "Undo your last", id="screen.undo")
"""With those above these stand in the `BINDINGS` of the screens that have something to do for them."""

COPY: Final = Binding("y", "copy", "Copy as Markdown", id="screen.copy")
EXPORT: Final = Binding("E", "export", "Export as a Markdown file", id="screen.export")
FILTER: Final = filter_key("screen")
SORT: Final = Binding("o", "sort", "Sort otherwise", id="screen.sort")
COMMAND: Final = Binding("colon", "command", "Command", id="screen.command", key_display=":")
HELP: Final = Binding("question_mark", "help", "Help", id="screen.help", key_display="?")
BACK: Final = Binding("q,escape", "back", "Back", id="screen.back")
