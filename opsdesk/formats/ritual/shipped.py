"""The rituals that ship with opsdesk: a beginning that a team makes its own. None has an owner or a first day."""

from __future__ import annotations

from importlib.resources import files

from opsdesk.domain.ritual import Charter
from opsdesk.formats.ritual.reading import read_charter

_ENDING = ".toml"


def shipped() -> dict[str, Charter]:
    """All of them by the name that `opsdesk ritual add` takes."""
    return {name: read_charter(text, f"{name}.toml") for name, text in shipped_texts().items()}


def shipped_texts() -> dict[str, bytes]:
    """The files themselves, as a pattern for one's own."""
    folder = files("opsdesk.formats.ritual") / "starters"
    found = sorted((file for file in folder.iterdir() if file.name.endswith(_ENDING)), key=lambda file: file.name)
    return {file.name.removesuffix(_ENDING): file.read_bytes() for file in found}
