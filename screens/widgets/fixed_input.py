"""A line to type into that costs one small write a key, however much stands around it."""

from __future__ import annotations

from typing import ClassVar, Final, Unpack

from rich.cells import cell_len, get_character_cell_size
from textual import events
from textual.actions import SkipAction
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.reactive import Reactive
from textual.strip import Strip
from textual.style import Style
from textual.widgets import Input

from screens.widgets.one_line import visible
from screens.widgets.widget_options import WidgetOptions

SHOWN_CHARACTERS: Final = 8_192
"""What a long text shows of itself; all of it stays in the value."""


class FixedInput(Input):
    """An `Input` of one row whose size never depends on its text, so that no key asks for a layout pass.

    A paste is kept whole: its line ends are real newlines in the value and a sign on the line. Every edit calls
    `value_edited` within the key's own handler, so what follows from a key is painted in the same frame;
    `Input.Changed`, which would come a frame later, is never posted. Up, down, tab and escape do nothing here unless a
    subclass overrides their actions.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "line_up", "Previous", show=False, id="line.up"),
        Binding("down", "line_down", "Next", show=False, id="line.down"),
        Binding("tab", "complete", "Complete", show=False, id="line.complete"),
        Binding("escape", "leave", "Leave the line", show=False, id="line.leave"),
    ]
    DEFAULT_CSS = """
    FixedInput {
        overflow: hidden hidden;
    }
    """

    # Textual's own asks for a layout pass of the whole screen at every key, and for a second frame after it.
    virtual_size: Reactive[Size] = Reactive(Size(0, 0), layout=False)

    def __init__(self, value: str = "", placeholder: str = "", **options: Unpack[WidgetOptions]) -> None:
        super().__init__(placeholder=placeholder, validate_on=(), select_on_focus=False, compact=True, **options)
        self.disable_messages(Input.Changed)
        self.cursor_blink = False
        self.value = value

    def on_mount(self) -> None:
        """Of the first text it is given, Textual shows the beginning, with the cursor out of sight behind it."""
        self._initial_value = False

    @property
    def typed_value(self) -> str:
        """The whole text with its newlines, whatever the line shows of it."""
        return self.value

    def value_edited(self, value: str) -> None:
        """Called with the new text by the handler of the key or paste that edited it. Does nothing here."""

    def replace(self, text: str, start: int, end: int) -> None:
        before = self.value
        super().replace(text.replace("\r\n", "\n").replace("\r", "\n"), start, end)
        if self.value != before:
            self.value_edited(self.value)

    async def _on_key(self, event: events.Key) -> None:
        # Textual runs a binding once its key has bubbled to the app; by then letters typed after it stand here: in a
        # burst, as a slow connection brings them, Enter would take them along and backspace the wrong one.
        active = None if event.is_printable else self.screen.active_bindings.get(event.key)
        mine = active is not None and active.node is self and active.enabled
        if active is not None and mine and await self.app.run_action(active.binding.action, self):
            event.stop()
            event.prevent_default()
        else:
            await super()._on_key(event)

    def on_paste(self, event: events.Paste) -> None:
        # Textual's own handler keeps the first line only. The line end that closes a copied line is nobody's intention.
        event.prevent_default()
        event.stop()
        self.replace(event.text.rstrip("\r\n"), *self.selection)

    def action_line_up(self) -> None:
        raise SkipAction

    def action_line_down(self) -> None:
        raise SkipAction

    def action_complete(self) -> None:
        raise SkipAction

    def action_leave(self) -> None:
        raise SkipAction

    @property
    def content_width(self) -> int:
        return cell_len(self._shown) + 1

    def render_line(self, y: int) -> Strip:
        width, style = self.size.width, self.visual_style
        if y:
            return Strip.blank(width, style.rich_style)
        scroll_x = self.scroll_offset.x
        strip = Strip(self._styled_line().render_segments(style))
        return strip.crop_extend(scroll_x, scroll_x + width, style.rich_style)

    @property
    def _shown(self) -> str:
        cut = len(self.value) > SHOWN_CHARACTERS
        return visible(f"{self.value[:SHOWN_CHARACTERS]}…" if cut else self.value)

    def _styled_line(self) -> Content:
        """The text, or the placeholder, with a last cell for a cursor at its end."""
        shown = self._shown
        line = Content(f"{shown or visible(self.placeholder)} ", strip_control_codes=False)
        if not shown:
            line = line.stylize(self._component_style("input--placeholder"))
        if self.has_focus:
            cursor = min(self.cursor_position, len(shown))
            line = line.stylize(self._component_style("input--selection"), *sorted(self.selection))
            line = line.stylize(self._component_style("input--cursor"), cursor, cursor + 1)
        return line

    def _component_style(self, name: str) -> Style:
        return Style.from_styles(self.get_component_styles(name))

    def _position_to_cell(self, position: int) -> int:
        return cell_len(self._shown[:position])

    def _cell_offset_to_index(self, offset: int) -> int:
        wanted, cell = offset + self.scroll_offset.x, 0
        for index, character in enumerate(self._shown):
            cell += get_character_cell_size(character)
            if wanted < cell:
                return index
        return len(self.value)
