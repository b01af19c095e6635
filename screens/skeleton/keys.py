"""The letters that mean the same on every screen of this kind."""

from __future__ import annotations

from typing import Final

from textual.binding import Binding

from screens.filtering import filter_key

NEW: Final = Binding("n", "new", "New", id="screen.new")
EDIT: Final = Binding("e", "edit", "Edit", id="screen.edit")
MARK: Final = Binding("space", "mark", "Done, or mark", id="screen.mark")
MAKE: Final = Binding("a", "make", "Make an action or follow-up of it", id="screen.make")
UNDO: Final = Binding("u", "undo", "Undo your last", id="screen.undo")
"""These five stand in the `BINDINGS` of the screens that have something to do for them."""

COPY: Final = Binding("y", "copy", "Copy as Markdown", id="screen.copy")
EXPORT: Final = Binding("E", "export", "Write a Markdown file", id="screen.export")
FILTER: Final = filter_key("screen")
SORT: Final = Binding("o", "sort", "Sort otherwise", id="screen.sort")
COMMAND: Final = Binding("colon", "command", "Command", id="screen.command", key_display=":")
HELP: Final = Binding("question_mark", "help", "Help", id="screen.help", key_display="?")
BACK: Final = Binding("q,escape", "back", "Back", id="screen.back")
