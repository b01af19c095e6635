"""Ranges of numbers, written beside the type they bind: `Annotated[int, Within(1, 5)]`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


class Within:
    """From `least` to `most`, both included. The edges' validator asks the mark itself for its check.

    annotated-types says the same, but importing it would cost a hot command most of a bare interpreter's start.
    """

    __slots__ = ("least", "most")

    def __init__(self, least: float, most: float) -> None:
        self.least = least
        self.most = most

    def __get_pydantic_core_schema__(self, source: Any, handler: Callable[[Any], dict[str, Any]]) -> dict[str, Any]:
        return {**handler(source), "ge": self.least, "le": self.most}
