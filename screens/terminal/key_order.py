"""Keys that act in the order in which they were typed, also those that one read of a slow line brings together."""

from __future__ import annotations

from textual.app import App

from screens.widgets.row_list import RowList


class KeysInOrder(App[None]):
    """Mixin for an app: a key that moves the focus has moved it before the next key is given to anybody.

    Textual gives every key of a burst to the widget that has the focus then, and runs a binding only once its key has
    bubbled back to the app: `n` and the first letters of a title would all go to the list that `n` leaves.
    """

    async def _check_bindings(self, key: str, priority: bool = False) -> bool:
        """Textual asks for priority bindings when a key arrives. Where nothing is typed into, every key means its
        binding and nothing else, so all of them may act then."""
        if await super()._check_bindings(key, priority):
            return True
        types_nothing = self.focused is None or isinstance(self.focused, RowList)
        return priority and types_nothing and await super()._check_bindings(key)
