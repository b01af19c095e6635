"""The end of help: by which ids the settings give other keys to what the desk does."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Any

from textual.binding import Binding
from textual.dom import DOMNode
from textual.screen import Screen

from opsdesk.config.keymap import IDS, place_of


def key_ids(screen: Screen[Any], keymap: Mapping[str, str]) -> str:
    """The ids of a screen and its parts with their keys and what they do, then all others by name alone."""
    here: dict[str, Binding] = {}
    for part in (screen, *screen.query("*"), screen.app):
        here |= {name: binding for name, binding in bindings_of(type(part)) if name not in here}
    lines = ["# Ids of the keys here, for other keys in [keymap] of the settings", ""]
    taken = {(place_of(name), key.strip()): name for name, keys in keymap.items() for key in keys.split(",")}
    for name, held in here.items():
        keys = keymap.get(name) or ",".join(key for key in held.key.split(",") if (place_of(name), key) not in taken)
        lines.append(f"{name:<23} {keys or 'none: it is taken':<21} {held.description}")
    lines += ["", "# Ids elsewhere", ""]
    others = (name for name in IDS if name not in here)
    lines += ["  ".join(names) for _, names in groupby(others, key=place_of)]
    return "\n".join(lines)


def bindings_of(kind: type[DOMNode]) -> Iterator[tuple[str, Binding]]:
    """What a kind of screen or widget binds by an id, its own and what it has from others."""
    for part in reversed(kind.__mro__):
        for binding in vars(part).get("BINDINGS", ()):
            if isinstance(binding, Binding) and binding.id:
                yield binding.id, binding
