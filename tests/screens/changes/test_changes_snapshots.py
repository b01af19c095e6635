"""How F5 looks at a standing clock. Renew with `pytest --snapshot-update`, and look at the pictures."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from opsdesk.config import Settings
from screens.session import Session
from tests.fakes import OpenDesk
from tests.screens.changes.conftest import RIGOR
from tests.screens.pictures import Picture, after
from tests.screens.shown import session_of

Told = Callable[..., Session]


@pytest.fixture
def told(told_store: Path, desk_path: Path, open_desk: OpenDesk) -> Told:
    """Makes a session over the story."""
    shutil.copy(told_store, desk_path)
    return lambda theme="": session_of(open_desk(), replace(Settings(theme=theme), rigor=RIGOR))


def test_the_changes(told: Told, picture: Picture) -> None:
    assert picture(told(), after("f5", "j", "j", "j", "j"))


def test_a_change_at_80_columns(told: Told, picture: Picture) -> None:
    assert picture(told(), after("f5", "j", "j", "j", "j", "enter"), size=(80, 24))


def test_the_form_in_light(told: Told, picture: Picture) -> None:
    assert picture(told("opsdesk-light"), after("f5", "n"))
