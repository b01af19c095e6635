"""From the settings file, OPSDESK_* variables and flags to one `Settings`; a later source overrides an earlier one.

Tables are merged key by key with the defaults, lists are replaced as a whole. pydantic and tomllib are loaded only when
there is something for them to do: a desk without a settings file doesn't pay for them.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import fields, replace
from pathlib import Path
from typing import Any, get_args

from opsdesk.config.settings import Settings, Zone
from opsdesk.domain.errors import BadInput
from opsdesk.domain.person import short_name, why_no_name
from opsdesk.domain.text import clean, one_line

LARGEST_FILE = 1_000_000
"""Bytes; what is larger is no settings file."""

PLAIN: dict[str, type[object]] = {"user": str, "theme": str, "bell": bool, "ascii": bool}
"""Settings whose type is all there is to check, so that a desk with nothing else set starts without a validator."""
BY_VARIABLE = (*PLAIN, "zone", "check_in_minutes")

_SWITCH = {"1": True, "true": True, "yes": True, "on": True, "0": False, "false": False, "no": False, "off": False}


def load_settings(path: Path | None, environ: Mapping[str, str], overrides: Mapping[str, object]) -> Settings:
    """The settings in force. `overrides` are flags by the setting's name; a flag that is None wasn't given.

    Raises BadInput, naming the file or variable, the key and the reason, for anything that can't be used.
    """
    return _combined(_read(path) if path else {}, path, environ, overrides)


def usable_settings(
    path: Path | None, environ: Mapping[str, str], overrides: Mapping[str, object]
) -> tuple[Settings, str]:
    """The settings as far as they can be used, and in one line what is wrong with them; empty where nothing is.

    For what can't wait until a slip is mended. What can't be used gives way to the defaults: a setting, a whole table,
    or a file that can't be read; and a variable to what the file says. Raises BadInput for flags only.
    """
    try:
        return load_settings(path, environ, overrides), ""
    except BadInput as error:
        variables, passed_over = _usable_variables(environ, overrides)
        kept, left_out = _usable_part(path, variables, overrides)
        given_way = [f"{', '.join(passed_over)} says nothing"] if passed_over else []
        given_way += [f"the defaults stand for {left_out}"] if left_out else []
        settings = _combined(kept, path, variables, overrides)
        return settings, f"{error.message}; until that is mended {' and '.join(given_way)}"


def _usable_variables(
    environ: Mapping[str, str], overrides: Mapping[str, object]
) -> tuple[dict[str, str], tuple[str, ...]]:
    """The variables that can be used, and the names of those that can't."""
    said = {name: environ[name] for name in map(variable_name, BY_VARIABLE) if environ.get(name)}
    kept: dict[str, str] = {}
    for name, text in said.items():
        with suppress(BadInput):
            _combined({}, None, {name: text}, overrides)
            kept[name] = text
    return kept, tuple(name for name in said if name not in kept)


def _usable_part(
    path: Path | None, environ: Mapping[str, str], overrides: Mapping[str, object]
) -> tuple[dict[str, Any], str]:
    """What of the file can be used, and a word for the rest."""
    try:
        in_file = _read(path) if path else {}
    except BadInput:
        return {}, "all of it"
    kept: dict[str, Any] = {}
    for name, value in in_file.items():
        with suppress(BadInput):
            _combined({**kept, name: value}, path, environ, overrides)
            kept[name] = value
    return kept, ", ".join(one_line(name) for name in in_file if name not in kept)


def _combined(
    in_file: Mapping[str, Any], path: Path | None, environ: Mapping[str, str], overrides: Mapping[str, object]
) -> Settings:
    variables = _from_variables(environ)
    flags = {name: value for name, value in overrides.items() if value is not None}
    given: dict[str, Any] = _cleaned({**in_file, **variables, **flags})
    sources = {name: variable_name(name) for name in variables} | {name: f"option {name}" for name in flags}
    file = str(path or "settings")
    if all(_is_plain(name, value) for name, value in given.items()):
        settings = replace(Settings(), **given)
    else:
        from opsdesk.config.validating import validated

        settings = validated(given, sources, file)
    if settings.user and "user" not in flags and not short_name(settings.user):
        raise BadInput(one_line(f"{sources.get('user', file)}: user {why_no_name(settings.user)}"))
    return settings


def _is_plain(name: str, value: object) -> bool:
    return type(value) is PLAIN.get(name) or (name == "zone" and value in get_args(Zone))


def variable_name(setting: str) -> str:
    """`OPSDESK_CHECK_IN_MINUTES` for `check_in_minutes`."""
    return f"OPSDESK_{setting.upper()}"


def _from_variables(environ: Mapping[str, str]) -> dict[str, object]:
    """The variables that say something; text that can't be what its setting needs is left for the validation."""
    kinds = {field.name: type(field.default) for field in fields(Settings)}
    said = {name: environ.get(variable_name(name), "") for name in BY_VARIABLE}
    return {name: _typed(text, kinds[name]) for name, text in said.items() if text}


def _typed(text: str, kind: type[object]) -> object:
    if kind is bool:
        return _SWITCH.get(text.strip().lower(), text)
    if kind is int and text.strip().isdecimal():
        return int(text[:20])
    return text


def _cleaned(value: Any) -> Any:
    """No text from outside acts on a terminal, whichever list or form shows it later."""
    if isinstance(value, dict):
        return {clean(key): _cleaned(held) for key, held in value.items()}
    if isinstance(value, list):
        return [_cleaned(held) for held in value]
    return clean(value) if isinstance(value, str) else value


def _read(path: Path) -> dict[str, Any]:
    import tomllib

    try:
        with path.open("rb") as file:
            raw = file.read(LARGEST_FILE + 1)
        if len(raw) > LARGEST_FILE:
            raise BadInput(one_line(f"{path}: larger than {LARGEST_FILE:,} bytes, so no settings file"))
        return tomllib.loads(raw.decode("utf-8-sig"))
    except OSError as error:
        raise BadInput(one_line(f"{path}: can't be read ({error.strerror})")) from None
    except UnicodeDecodeError as error:
        raise BadInput(one_line(f"{path}: byte {error.start + 1} is not UTF-8 text")) from None
    except tomllib.TOMLDecodeError as error:
        raise BadInput(one_line(f"{path}: no valid TOML: {error}")) from None
    except RecursionError:
        raise BadInput(one_line(f"{path}: nested too deep")) from None
