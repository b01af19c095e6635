"""One of several answers on one line: all of them where they fit, the chosen one marked by a sign and by weight."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Unpack

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from screens.widgets.one_line import row_strip
from screens.widgets.widget_options import WidgetOptions


class ChoiceLine(Widget, can_focus=True):
    """Arrows and space step through the options, a letter goes to the next one that begins with it."""

    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "step(-1)", "Option before", show=False, id="choice.before"),
        Binding("right,space", "step(1)", "Next option", show=False, id="choice.next"),
    ]
    DEFAULT_CSS = """
    ChoiceLine {
        height: 1;
    }
    """

    class Changed(Message):
        """Another option is chosen."""

    def __init__(self, options: Sequence[str], value: str, **keywords: Unpack[WidgetOptions]) -> None:
        """`value` is one of the options; one that isn't leaves the first chosen."""
        super().__init__(**keywords)
        self._options = tuple(options)
        self._place = self._options.index(value) if value in self._options else 0

    @property
    def value(self) -> str:
        """The chosen option."""
        return self._options[self._place]

    @value.setter
    def value(self, option: str) -> None:
        if option not in self._options:  # somebody else could choose it, so it can be chosen here too
            self._options = (*self._options, option)
        self._choose(self._options.index(option))

    def action_step(self, step: int) -> None:
        """Another option, around the ends."""
        self._choose(self._place + step)

    def on_key(self, event: events.Key) -> None:
        """A letter chooses."""
        if not event.is_printable or event.character is None or event.character == " ":
            return
        for ahead in range(1, len(self._options) + 1):
            place = (self._place + ahead) % len(self._options)
            if self._options[place].casefold().startswith(event.character.casefold()):
                event.stop()
                self._choose(place)
                return

    def on_click(self) -> None:
        """A click is a step."""
        self._choose(self._place + 1)

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        return row_strip(self._fit(width), width, self.visual_style)

    def _choose(self, place: int) -> None:
        self._place = place % len(self._options)
        self.refresh()
        self.post_message(self.Changed())

    def _fit(self, width: int) -> Content:
        """Every option, or the chosen one with its place when they need more room."""
        every = Content("   ").join([self._marked(place) for place in range(len(self._options))])
        if every.cell_length <= width:
            return every
        return Content.assemble(self._marked(self._place), f"   {self._place + 1} of {len(self._options)}")

    def _marked(self, place: int) -> Content:
        chosen = place == self._place
        words = f"{'●' if chosen else '○'} {self._options[place]}"
        return Content.styled(words, "bold") if chosen else Content.styled(words, "$foreground 75%")
