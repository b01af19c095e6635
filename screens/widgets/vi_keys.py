"""The keys that move through every list: arrows, pages and those of vi."""

from __future__ import annotations

from typing import Any, ClassVar

from textual.binding import Binding, BindingType


class ViKeys:
    """Mixin, named first among the bases, that binds a list's keys to the actions of Textual's own `OptionList`.

    The host implements `cursor_down`, `cursor_up`, `page_down`, `page_up`, `first`, `last` and `select`. No footer
    shows these keys; their ids are what a user's keymap names.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down", "cursor_down", "Down", show=False, id="list.down"),
        Binding("k,up", "cursor_up", "Up", show=False, id="list.up"),
        Binding("pagedown", "page_down", "Page down", show=False, id="list.page_down"),
        Binding("pageup", "page_up", "Page up", show=False, id="list.page_up"),
        Binding("g,home", "first", "First", show=False, id="list.first"),
        Binding("G,end", "last", "Last", show=False, id="list.last"),
        Binding("enter", "select", "Open", show=False, id="list.open"),
    ]

    def __init_subclass__(cls, **options: Any) -> None:
        # Textual collects bindings from widget classes only, so the host itself has to carry them.
        if ViKeys in cls.__bases__:
            cls.BINDINGS = [*cls.__dict__.get("BINDINGS", ()), *ViKeys.BINDINGS]
        super().__init_subclass__(**options)
