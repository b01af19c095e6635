"""A key is called the same in the footer of a screen and in the palette, which shows what the key is bound as."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator

import pytest
from textual.binding import Binding
from textual.screen import Screen

import screens
from screens.desk import DeskScreen
from screens.desk.base import KEYS, SIGNAL_KEYS

BEGINNING = 5
"""Letters that two words of one stem have in common: “contact”, “contacts”."""


def _kinds(of: type[Screen[object]]) -> Iterator[type[Screen[object]]]:
    yield of
    for kind in of.__subclasses__():
        yield from _kinds(kind)


def _footer(kind: type[Screen[object]]) -> Iterator[str]:
    """Everything that its footers name, whichever list is shown."""
    if kind is DeskScreen:
        yield from (*KEYS, *SIGNAL_KEYS)
    for name in ("KEYS", "KEYS_OF", "PART_KEYS", "FACT_KEYS"):
        named = getattr(kind, name, ())
        for keys in named.values() if isinstance(named, dict) else [named]:
            yield from keys


def _labels(kind: type[Screen[object]]) -> dict[str, str]:
    """What the palette calls each key that the screen binds."""
    found: dict[str, str] = {}
    for cls in kind.__mro__:
        for binding in cls.__dict__.get("BINDINGS", ()):
            if isinstance(binding, Binding):
                for key in binding.key.split(","):
                    found.setdefault(binding.key_display or key, binding.description.casefold())
    return found


def _screens() -> list[type[Screen[object]]]:
    for module in pkgutil.walk_packages(screens.__path__, "screens."):
        importlib.import_module(module.name)
    return [kind for kind in dict.fromkeys(_kinds(Screen)) if any(_footer(kind))]


@pytest.mark.parametrize("kind", _screens(), ids=lambda kind: kind.__name__)
def test_the_palette_has_the_footers_word_for_a_key(kind: type[Screen[object]]) -> None:
    labels = _labels(kind)
    for named in _footer(kind):
        key, _, words = named.partition(" ")
        if key in labels:
            stems = [word[:BEGINNING].casefold().rstrip("s") for word in re.findall(r"\w{3,}", words)]
            assert any(stem in labels[key] for stem in stems), (named, labels[key])
