"""The templates that ship with opsdesk. Their owner is opsdesk until a team makes them its own."""

from __future__ import annotations

from importlib.resources import files

from opsdesk.domain.checklist.template import Template
from opsdesk.formats.checklist.reading import read_checklist


def shipped() -> list[Template]:
    """All of them, by name."""
    folder = files("opsdesk.formats.checklist") / "starters"
    found = sorted((file for file in folder.iterdir() if file.name.endswith(".md")), key=lambda file: file.name)
    return [read_checklist(file.read_bytes(), file.name) for file in found]
