"""One field of a form: its label, a note beside the label, and below it the line that is filled in."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from screens.widgets.choice_line import ChoiceLine
from screens.widgets.fixed_input import FixedInput


class FieldInput(FixedInput):
    """A text of a form, which is told of every edit."""

    class Edited(Message):
        """Something else stands there."""

    def value_edited(self, value: str) -> None:
        self.post_message(self.Edited())


class FormField(Vertical):
    """A text to type, or with `options` one of them to choose. Its input has the id `field-KEY`."""

    def __init__(self, key: str, label: str, shown: str, hint: str = "", options: Sequence[str] = ()) -> None:
        super().__init__(classes="form-field")
        self.key = key
        self._label = label
        self._first = shown
        self._head = Static(Content(label), classes="form-label")
        self.input: ChoiceLine | FieldInput = (
            ChoiceLine(options, shown, id=f"field-{key}", classes="form-input")
            if options
            else FieldInput(shown, hint, id=f"field-{key}", classes="form-input")
        )

    def compose(self) -> ComposeResult:
        yield self._head
        yield self.input

    def on_descendant_focus(self) -> None:
        """Its label says that it is typed on here, which a pseudo-class of the field wouldn't tell it. Where the fields
        scroll, the label is seen with the line: going to a line alone scrolls no further."""
        self.add_class("-here")
        self.call_after_refresh(self.scroll_visible, animate=False)

    def on_descendant_blur(self) -> None:
        """It is typed on elsewhere."""
        self.remove_class("-here")

    @property
    def label(self) -> str:
        """What the field asks for."""
        return self._label

    @property
    def value(self) -> str:
        """What stands there now, newlines of a paste included."""
        return self.input.value

    @property
    def first(self) -> str:
        """What the form began with."""
        return self._first

    @property
    def is_changed(self) -> bool:
        """Whether it is no longer what the form began with."""
        return self.value != self._first

    def take(self, shown: str) -> None:
        """Begins again with another value."""
        self._first = shown
        self.input.value = shown

    def compare_with(self, shown: str) -> None:
        """Counts as changed from now on what isn't this; what stands there stays."""
        self._first = shown

    def show_note(self, note: str) -> None:
        """Says something beside the label, at any length; an empty text takes it away."""
        self.set_class(bool(note), "-noted")
        self._head.update(
            Content.assemble(self._label, "  ", (note, "bold $text-error")) if note else Content(self._label)
        )
