"""Names give way to roles, the same one for the same person wherever they are named, in free text too.

For a postmortem that leaves the house. What stands for a person is the first of the roles they had; who had none is a
responder, who wasn't there is somebody with another part in it. Only whole names are replaced, so that `ana` stays in
“banana”; a name that is an ordinary word is replaced as well, since a strange sentence is better than a name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Any, Final, TypeVar

from opsdesk.domain.incident import Incident

T = TypeVar("T")

_UNSPACED: Final = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff"
"""Scripts that part no words, or join something to a name: Thai, Lao, Burmese, Khmer, kana, Han, Hangul."""
_JOINED: Final = rf"(?![{_UNSPACED}])[^\W_]"
"""A sign that makes another word of a name beside it; `ana_admin` and `请ana看` name ana."""

RESPONDER: Final = "responder"
OTHER: Final = "colleague"
_KEPT: Final = frozenset({"kind", "factor", "refs"})
"""Fields that hold ids of the desk's own."""


def roles_for(incident: Incident, responders: Iterable[str], others: Iterable[str]) -> dict[str, str]:
    """Who is called what: by role, numbered where several had the same."""
    first: dict[str, str] = {}
    for held in sorted(incident.roles.values(), key=lambda role: (role.since, role.number)):
        first.setdefault(held.person, str(held.role))
    for name in responders:
        first.setdefault(name, RESPONDER)
    known = {name.casefold() for name in first}
    for name in others:
        if name.removeprefix("@").casefold() not in known:
            first.setdefault(name, OTHER)
    sharing: dict[str, list[str]] = {}
    for name, role in first.items():
        if name:
            sharing.setdefault(role, []).append(name)
    return {
        name: role if len(names) == 1 else f"{role} {place}"
        for role, names in sharing.items()
        for place, name in enumerate(names, 1)
    }


def anonymised(value: T, roles: Mapping[str, str]) -> T:
    """The same value, whatever it is made of, with roles for names in every text of it.

    A name that begins with `@` is replaced only where it is called so: nobody knows whether the mere word is one.
    """
    if not roles:
        return value
    names = sorted(roles, key=len, reverse=True)
    pattern = re.compile("|".join(f"({_whole(name)})" for name in names), re.IGNORECASE)

    def role(found: re.Match[str]) -> str:
        return roles[names[(found.lastindex or 1) - 1]]

    def told(text: str) -> str:
        without, found = pattern.subn(role, text)
        return _said_once(without, roles) if found else text

    swapped: T = _swapped(value, told)
    return swapped


def _whole(name: str) -> str:
    """A pattern for a name, called with `@` or not, where it is no part of another word."""
    unspaced = re.compile(f"[{_UNSPACED}]")
    before = "" if unspaced.match(name) else rf"(?<!{_JOINED})"
    after = "" if unspaced.match(name[-1]) else rf"(?!{_JOINED})"
    return f"{before}@?{re.escape(name)}{after}"


def _said_once(text: str, roles: Mapping[str, str]) -> str:
    """`commander: commander 1, from …` and `commander is commander` tell one thing twice, now that it has one name."""
    for role in sorted({called.rstrip("0123456789 ") for called in roles.values()}, key=len, reverse=True):
        name = rf"{re.escape(role)}(?: \d+)?"
        text = re.sub(rf"\b{re.escape(role)}: ({name})(?!\w)", r"\1", text)
        text = re.sub(rf"\b({name}) is {re.escape(role)}(?! \d|\w)", r"\1 takes the role", text)
    return text


def _swapped(value: Any, swap: Callable[[str], str]) -> Any:
    if isinstance(value, Enum):
        return value
    if isinstance(value, str):
        return swap(value)
    if isinstance(value, tuple):
        return tuple(_swapped(item, swap) for item in value)
    if isinstance(value, Mapping):
        return {key: _swapped(item, swap) for key, item in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        names = (field.name for field in fields(value) if field.name not in _KEPT)
        return replace(value, **{name: _swapped(getattr(value, name), swap) for name in names})
    return value
