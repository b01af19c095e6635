"""A list that is filtered: what fits has every word in it, and the list says that not all of it is shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.content import Content


def fitting(words: str) -> Callable[[str], bool]:
    """Says of a text, in small letters, whether it has every word of a filter somewhere in it."""
    wanted: Sequence[str] = words.casefold().split()
    return lambda text: all(word in text for word in wanted)


def filtered_title(title: str, words: str) -> Content:
    """`By day / disk`: a list's title, and what it is filtered by."""
    return Content(f"{title} / {words}" if words else title)


def shown_of(shown: int, every: int, words: str) -> str:
    """`3 of 27`; empty where nothing is left out."""
    return f"{shown:,} of {every:,}" if words else ""


def nothing_fits(words: str) -> str:
    """What stands in place of a list in which nothing fits."""
    return f"Nothing fits “{words}”; Esc shows all."
