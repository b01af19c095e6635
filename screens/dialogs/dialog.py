"""What every dialog shares: its pattern, and that little room is given to what it is about."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, nullcontext
from typing import TYPE_CHECKING, Generic, TypeVar

from textual.screen import ModalScreen

if TYPE_CHECKING:
    from screens.dialogs.form_fields import Typed

T = TypeVar("T")

CRAMPED = 20
"""Lines of a terminal below which a dialog takes all of them and leaves its air out."""


class Dialog(ModalScreen[T]):
    """A modal in the one pattern of `styles/dialogs.tcss`."""

    CSS_PATH = "../../styles/dialogs.tcss"
    VERTICAL_BREAKPOINTS = [(0, "-cramped"), (CRAMPED, "-low"), (30, "-roomy")]


class Fillable(ModalScreen[T | None], Generic[T]):
    """A form, which gives back what was saved of it, or None when it was left. What is typed into it is kept, for when
    it is opened again after it was not left by anybody."""

    taken: Callable[[], AbstractContextManager[None]] = nullcontext
    """Stands around its save, so that what is saved is kept half-filled no more; who keeps it says how."""

    @property
    @abstractmethod
    def typed(self) -> Mapping[str, Typed]:
        """What has been typed and isn't saved, by field."""
