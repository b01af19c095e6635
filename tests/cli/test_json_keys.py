"""docs/json.md names the keys of every `--json`: those that come, and no others."""

from __future__ import annotations

import json
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from docs.furnishing import furnish
from opsdesk.cli.commands import tree
from opsdesk.desk.desk import Desk
from opsdesk.desk.replaying import with_origin
from opsdesk.domain.vocabulary import Origin
from opsdesk.formats.demo import HALF_WAY, demo_record
from opsdesk.formats.record import happenings
from opsdesk.formats.replay import start_of
from tests.cli.called import Called
from tests.cli.conftest import Call
from tests.cli.json_page import Keys, Named, Section, named, paths, sections
from tests.cli.json_story import LATER, POLICY, SETTINGS, STDIN, STORY
from tests.cli.json_vocabulary import slips
from tests.fakes import FakeClock

Given = dict[str, list[Any]]
"""What each command gave, call by call."""


def commands_with_json(command: Any, words: tuple[str, ...] = ()) -> Iterator[str]:
    """Every command that takes `--json`."""
    if any("--json" in param.opts for param in command.params):
        yield " ".join(words)
    for name, inner in getattr(command, "commands", {}).items():
        yield from commands_with_json(inner, (*words, name))


@pytest.fixture
def furnished(desk: Desk, clock: FakeClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The pictures' desk, with settings of its own, in a folder that is given."""
    record = happenings(demo_record())
    clock.now = start_of(record) + HALF_WAY
    desk.take_in([dated for dated in with_origin(record, Origin.LIVE) if dated.at <= clock.now])
    furnish(desk, clock.now)
    (tmp_path / "policy.toml").write_text(POLICY)
    (tmp_path / "settings.toml").write_text(SETTINGS.format(folder=tmp_path))
    monkeypatch.setenv("OPSDESK_CONFIG", str(tmp_path / "settings.toml"))
    return tmp_path


def told(opsdesk: Call, clock: FakeClock, folder: Path) -> Given:
    """Types the story."""
    every = sorted(commands_with_json(tree("")), key=len, reverse=True)
    given: Given = {}
    for line in filter(None, STORY.format(folder=folder).splitlines()):
        if line == LATER:
            clock.forward(days=2)
            continue
        fed = max((start for start in STDIN if line.startswith(start)), key=len, default="")
        called = opsdesk(*shlex.split(line), stdin=STDIN.get(fed, ""))
        if line.endswith(" --json"):
            command = next(command for command in every if line.startswith(f"{command} "))
            given.setdefault(command, []).append(parsed(line, called))
        else:
            assert called.code in {0, 1}, f"{line}: {called.err}"
    return given


def parsed(line: str, called: Called) -> Any:
    """The data of a call, which there are with findings and faults of the input, too."""
    assert called.out, f"{line}: {called.err}"
    return json.loads(called.out)


def test_every_key_of_every_json_is_on_the_page_and_none_that_never_comes(
    opsdesk: Call, furnished: Path, clock: FakeClock
) -> None:
    given = told(opsdesk, clock, furnished)
    page = sections()
    shapes = {one.anchor: one for one in page}
    documented = {command: one for one in page for command in one.commands}
    every = set(commands_with_json(tree("")))
    assert every ^ set(documented) == set(), "commands that take --json, and headings of docs/json.md"
    assert every ^ set(given) == set(), "commands that take --json, and what the story types"
    came: set[tuple[str, str]] = set()
    misnamed: set[str] = set()
    for command, values in given.items():
        known = list(named(documented[command], shapes))
        came |= seen(command, known, {path for value in values for path in paths(value)})
        assert as_said(documented[command], values), f"{command}: a list, or an object?"
        misnamed |= {slip for value in values for slip in slips(value, place=command)}
    assert not misnamed, f"not in the page's vocabulary: {sorted(misnamed)}"
    never = {(one.title, key) for one in page for key in one.keys} - came
    assert not never, f"on the page, but no command gave it: {sorted(never)}"


def seen(command: str, known: list[Named], came: set[Keys]) -> set[tuple[str, str]]:
    """The places on the page of the keys that came; each must have one."""
    found = {path: [one for one in known if one.is_of(path)] for path in came}
    missing = sorted(".".join(path) for path, places in found.items() if not places)
    assert not missing, f"`{command} --json` gives what docs/json.md doesn't name: {', '.join(missing)}"
    return {one.place for places in found.values() for one in places}


def as_said(one: Section, values: list[Any]) -> bool:
    """Whether the section says rightly that it is a list, or an object."""
    is_list = one.words.lstrip().startswith("A list")
    return all(isinstance(value, list) is is_list for value in values)
