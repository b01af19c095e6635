"""The three incidents of the shared data, where they are to be had."""

from __future__ import annotations

from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[2].parent / "shared" / "data" / "incidents"
FILES = sorted(FOLDER.glob("*.json"))

each_real_incident = pytest.mark.parametrize(
    "file",
    FILES or [pytest.param(FOLDER, marks=pytest.mark.skip(reason="../shared/data/incidents isn't here"))],
    ids=lambda file: file.stem,
)
