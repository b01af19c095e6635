"""Checking settings against their types, and saying in one line what is wrong. Loaded only when there is something."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from difflib import get_close_matches
from functools import cache
from typing import Any, get_args, get_type_hints

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from opsdesk.config.channels import channel_problem
from opsdesk.config.linting import lint_problem
from opsdesk.config.settings import Settings
from opsdesk.domain.errors import BadInput
from opsdesk.domain.rigor_review import rigor_problem
from opsdesk.domain.text import one_line

Place = tuple[int | str, ...]

_EXPECTED = {"dataclass_type": "should be a table", "dict_type": "should be a table", "tuple_type": "should be a list"}
"""TOML's own words where pydantic has others."""


def validated(given: Mapping[str, Any], sources: Mapping[str, str], file: str) -> Settings:
    """The defaults with what was given. `sources` names where a setting comes from when that isn't the file.

    Raises BadInput naming the source, the place in it and the reason.
    """
    adapter = _adapter()
    defaults = adapter.dump_python(Settings(), mode="json")
    try:
        settings = adapter.validate_json(json.dumps(_merged(defaults, given), default=_no_setting))
    except ValidationError as error:
        # What is misspelt is told before what is missing for just that reason.
        found = sorted(error.errors(include_url=False), key=lambda item: item["type"] == "missing")
        source = sources.get(str(found[0]["loc"][0]), file) if found[0]["loc"] else file
        more = f" (and {len(found) - 1} more)" if len(found) > 1 else ""
        raise BadInput(one_line(f"{source}: {_reason(found[0])}{more}")) from None
    except RecursionError:
        raise BadInput(one_line(f"{file}: nested too deep")) from None
    problem = channel_problem(settings.channels) or lint_problem(settings.lint) or rigor_problem(settings.rigor)
    problem = problem or _keymap_problem(settings.keymap)
    if problem:
        raise BadInput(one_line(f"{file}: {problem}"))
    return settings


def _keymap_problem(keymap: Mapping[str, str]) -> str:
    """Most desks have none, and load nothing for it."""
    if not keymap:
        return ""
    from opsdesk.config.keymap import keymap_problem

    return keymap_problem(keymap)


@cache
def _adapter() -> TypeAdapter[Settings]:
    return TypeAdapter(Settings)


def _merged(base: Any, given: Any) -> Any:
    """Tables key by key, everything else as given."""
    if not isinstance(base, dict) or not isinstance(given, Mapping):
        return given
    return {**base, **{key: _merged(base.get(key), value) for key, value in given.items()}}


def _no_setting(moment: object) -> float:
    """TOML has dates and times and no setting is one: NaN is what every type refuses."""
    return math.nan


def _reason(error: ErrorDetails) -> str:
    """What is wrong and where, in words."""
    place = error["loc"]
    expected = _EXPECTED.get(error["type"], error["msg"].removeprefix("Input "))
    if error["type"] == "unexpected_keyword_argument":
        return _unknown(place)
    if error["type"] == "missing":
        return f"{_path(place)} is missing"
    if place[-1] == "[key]":
        return f"no “{place[-2]}” in {_path(place[:-2])}; a key {expected}"
    if error["type"] == "literal_error":
        expected = expected.replace("True", "true").replace("False", "false")
    return f"{_path(place)} {expected}"


def _unknown(place: Place) -> str:
    key, table = str(place[-1])[:40], place[:-1]
    known = _keys_at(table)
    near = get_close_matches(key, known, n=1, cutoff=0.5)
    hint = f"did you mean “{near[0]}”?" if near else f"it knows {', '.join(known)}"
    return f"no setting “{key}” in {_path(table) if table else 'the file'}; {hint}"


def _keys_at(table: Place) -> list[str]:
    """The keys that a table of the settings may have."""
    held: Any = Settings
    for step in table:
        inner = get_args(held)
        held = get_type_hints(held)[str(step)] if is_dataclass(held) else inner[0 if isinstance(step, int) else 1]
    return [field.name for field in fields(held)]


def _path(place: Place) -> str:
    """`policy.rules#3.when.core`; items of a list are counted from 1."""
    said = "".join(f"#{step + 1}" if isinstance(step, int) else f".{step}" for step in place)
    return said.lstrip(".")[:120]
