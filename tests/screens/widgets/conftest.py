"""Shared by the widgets' tests: what a key costs, as counts."""

from __future__ import annotations

import pytest
from textual.screen import Screen


class Layouts:
    """Counts the passes in which a screen is laid out."""

    def __init__(self) -> None:
        self.count = 0


@pytest.fixture
def layouts(monkeypatch: pytest.MonkeyPatch) -> Layouts:
    counted = Layouts()
    refresh_layout = Screen._refresh_layout

    def counting(self, *args, **options):
        counted.count += 1
        return refresh_layout(self, *args, **options)

    monkeypatch.setattr(Screen, "_refresh_layout", counting)
    return counted
