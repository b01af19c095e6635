"""How an update stands on its way out, where that is to be seen beside it: it went wrong, or it takes its time."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from textual.content import Content

from opsdesk.domain.text import one_line
from opsdesk.domain.values import dataclass
from screens.presenting.row import plain


@dataclass(frozen=True, slots=True)
class Passage:
    """What is said of it: `failed on page`, `on its way by page`."""

    words: str
    went_wrong: bool

    @property
    def after(self) -> Content:
        """The words as they go on after others."""
        return plain(f", {one_line(self.words)}", "bold $text-error" if self.went_wrong else "$text-warning")

    @property
    def before(self) -> Content:
        """The words as the beginning of a line."""
        sign, style = ("✗", "bold $text-error") if self.went_wrong else ("…", "$text-warning")
        return plain(f"{sign} {one_line(self.words)} · ", style)


NO_PASSAGES: Final[Mapping[int, Passage]] = MappingProxyType({})
