"""The ids that a keymap of the settings names: they are those of the screens, and help tells them."""

from __future__ import annotations

import importlib
import pkgutil
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.dom import DOMNode
from textual.keys import Keys, _character_to_key

import opsdesk
import screens
from opsdesk.app import OpsDesk
from opsdesk.config import Settings
from opsdesk.config.keymap import IDS, keymap_problem
from opsdesk.desk.desk import Desk
from screens.desk import DeskScreen
from screens.dialogs.text_view import TextView
from screens.key_ids import bindings_of
from tests.screens.shown import driven, session_of, text_of


def _kinds(of: type[DOMNode]) -> Iterator[type[DOMNode]]:
    yield of
    for kind in of.__subclasses__():
        yield from _kinds(kind)


def _bound() -> dict[str, set[str]]:
    """The keys of every id that a screen, a dialog or a part of one binds."""
    for module in pkgutil.walk_packages(screens.__path__, "screens."):
        importlib.import_module(module.name)
    found: dict[str, set[str]] = {}
    for kind in _kinds(DOMNode):
        if kind.__module__.partition(".")[0] in {"opsdesk", "screens"}:
            for name, binding in bindings_of(kind):
                found.setdefault(name, set()).update(binding.key.split(","))
    return found


def test_a_keymap_may_name_what_is_bound_and_nothing_else() -> None:
    bound = _bound()
    assert sorted(IDS) == sorted(bound)
    for name, keys in bound.items():
        assert not keymap_problem({name: ",".join(keys)})


@pytest.mark.parametrize("sign", "/\\@-+_?:![]{}()*#'.")
def test_a_sign_is_named_as_the_screens_name_it(sign: str) -> None:
    assert not keymap_problem({"room.undo": _character_to_key(sign)})
    assert not keymap_problem({"room.undo": sign})


def test_a_key_is_given_once_in_a_place() -> None:
    assert (
        keymap_problem({"room.undo": "u,b", "room.strike": "b"})
        == "keymap.room.strike: “b” is given to room.undo already"
    )
    assert not keymap_problem({"room.undo": "X", "room.strike": "u", "desk.declare": "X"})


def test_every_key_of_a_keyboard_can_be_named() -> None:
    keys = [key.value for key in Keys if key.value.isidentifier() or "+" in key.value]
    assert [key for key in keys if keymap_problem({"room.undo": key})] == ["return"], "which is told as enter"


def test_the_example_is_true() -> None:
    text = (Path(opsdesk.__file__).parent / "example_settings.toml").read_text()
    table = text.partition("[keymap]")[2].partition("# ---")[0]
    examples = [line.removeprefix("# ") for line in table.splitlines() if line.startswith('# "')]
    assert len(examples) == 2
    assert not keymap_problem(tomllib.loads("\n".join(examples)))


async def test_help_ends_with_the_ids(desk: Desk, tmp_path: Path) -> None:
    session = session_of(desk, Settings(user="ana", keymap={"desk.declare": "N", "desk.people": "s"}))
    async with driven(session, tmp_path) as shown:
        assert isinstance(shown.app, OpsDesk)
        await shown.press("f1")
        view = shown.app.screen
        assert isinstance(view, TextView)
        text = text_of(view.lines)
        here, elsewhere = text.partition("Ids elsewhere")[::2]
        words = [" ".join(line.split()) for line in here.splitlines()]
        (declare,) = [line for line in words if line.startswith("desk.declare ")]
        assert declare.startswith("desk.declare N ")
        assert "desk.services none: it is taken Services" in words, "a key that is people's now"
        assert any(line.startswith("list.down j,down ") for line in words)
        assert "room.undo" in elsewhere.split()
        listed = {name for name in IDS if name in text.split()}
        assert listed == set(IDS), "each of them stands somewhere"
        assert isinstance(shown.app.screen_stack[0], DeskScreen)
