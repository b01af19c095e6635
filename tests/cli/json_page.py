"""docs/json.md, read: which keys it names for a command, those of the shapes that it links to among them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

PAGE = Path(__file__).parents[2] / "docs" / "json.md"
Keys = tuple[str, ...]
_LINE = re.compile(r"- ((?:`[^`]+`(?:, )?)+): (.*)")
_LINK = re.compile(r"\]\(#([^)]+)\)")
_NAME = re.compile(r"\{\w+\}")


@dataclass
class Section:
    """What stands under a heading: commands, or a shape that others link to."""

    title: str
    words: str = ""
    keys: dict[str, list[str]] = field(default_factory=dict)
    """Each key with the shapes whose keys stand under it."""

    @property
    def commands(self) -> list[str]:
        """The commands that the heading names; none for a shape."""
        return re.findall(r"`([^`]+)`", self.title) if self.title.startswith("`") else []

    @property
    def anchor(self) -> str:
        """What a link calls it."""
        return re.sub(r"[^\w -]", "", self.title.lower()).replace(" ", "-")


@dataclass(frozen=True)
class Named:
    """A key as the page names it for a command, and where it stands."""

    path: Keys
    place: tuple[str, str]
    """The section's title and the key as written there."""

    def is_of(self, path: Keys) -> bool:
        """It is this one; a name in braces is any."""
        return len(path) == len(self.path) and all(map(_same, self.path, path))


def _same(written: str, given: str) -> bool:
    if name := _NAME.match(written):
        return given.endswith(written[name.end() :])
    return written == given


def sections() -> list[Section]:
    """The page's, in its order."""
    found: list[Section] = []
    for block in re.split(r"(?m)^#+ ", PAGE.read_text(encoding="utf-8"))[1:]:
        title, _, text = block.partition("\n")
        one = Section(title)
        for line in re.sub(r"\n +", " ", text).splitlines():
            if match := _LINE.fullmatch(line):
                one.keys |= dict.fromkeys(re.findall(r"`([^`]+)`", match[1]), _LINK.findall(match[2]))
            else:
                one.words += f"{line}\n"
        found.append(one)
    return found


def named(one: Section, every: dict[str, Section], under: Keys = ()) -> Iterator[Named]:
    """Every key that a section names, with those of the shapes that it links to."""
    for anchor in _LINK.findall(one.words):
        yield from named(every[anchor], every, under)
    for key, shapes in one.keys.items():
        path = (*under, *key.split("."))
        yield Named(path, (one.title, key))
        for anchor in shapes:
            yield from named(every[anchor], every, path)


def paths(value: Any, under: Keys = ()) -> Iterator[Keys]:
    """Every key in what a command gave, those in its lists among them."""
    if isinstance(value, dict):
        for key, held in value.items():
            path = (*under, f"{key}[]" if isinstance(held, list) else key)
            yield path
            yield from paths(held, path)
    elif isinstance(value, list):
        for held in value:
            yield from paths(held, under)
