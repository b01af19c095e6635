"""The keywords that every widget hands on to Textual."""

from __future__ import annotations

from typing import TypedDict


class WidgetOptions(TypedDict, total=False):
    """`name`, `id` and `classes` as `textual.widget.Widget` takes them."""

    name: str | None
    id: str | None
    classes: str | None
