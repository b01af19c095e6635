"""What lies among somebody's own templates and is never used: a misspelt name, a folder that is none. It is told, since
a template that does nothing looks like one that works."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from itertools import product
from pathlib import Path
from typing import Final

from opsdesk.domain.text import one_line, quoted
from opsdesk.domain.vocabulary import Audience, Stage

SUFFIX: Final = ".j2"
PARTS: Final = "say"
"""The folder of single sentences."""
_MEANT: Final = frozenset({SUFFIX, ".jinja", ".jinja2"})
"""Endings by which a file is meant as a template; notes and copies beside them are nobody's business."""
_MOST_NAMED: Final = 3


def template_names(audience: Audience, stage: Stage) -> tuple[str, str, str]:
    """Names of templates for a draft, the most particular first."""
    at = stage.replace(" ", "_")
    return f"{at}.{audience}{SUFFIX}", f"{audience}{SUFFIX}", f"{at}{SUFFIX}"


def why_unused(folder: Path, shipped: Path) -> str:
    """What of a folder, which needn't be there, is never used; empty when nothing is amiss. `shipped` is ours."""
    try:
        names = list(_unused(folder, shipped))
    except NotADirectoryError:
        return one_line(f"none of your templates is used: {folder} is no folder")
    except FileNotFoundError:
        nowhere = folder.is_symlink()
        return one_line(f"none of your templates is used: {folder} is a link that leads nowhere") if nowhere else ""
    except OSError as error:
        return one_line(f"none of your templates is used: {folder} can't be read ({error.strerror})")
    return one_line(f"among your templates, never used: {', '.join(names)}") if names else ""


def no_file(file: Path) -> str:
    """Why a template's own name gives none; empty where nothing of that name is there."""
    if file.is_dir():
        return "it is a folder"
    if file.is_symlink() and not file.exists():
        return "it is a link that leads nowhere"
    return "it is no file" if file.exists() else ""


def _unused(folder: Path, shipped: Path) -> Iterator[str]:
    known = {name for audience, stage in product(Audience, Stage) for name in template_names(audience, stage)}
    found = _meant(folder)
    parts = _meant(folder / PARTS) if (folder / PARTS).is_dir() else []
    strange = [*_strange(found, known), *_strange(parts, {item.name for item in (shipped / PARTS).iterdir()})]
    left = [item for item in strange if not _is_included(item, [*found, *parts])] if strange else []
    yield from (_hinted(item, known) for item in left[:_MOST_NAMED])
    if len(left) > _MOST_NAMED:
        yield f"and {len(left) - _MOST_NAMED} more"


def _meant(folder: Path) -> list[Path]:
    return sorted(item for item in folder.iterdir() if item.suffix.lower() in _MEANT)


def _strange(found: Iterable[Path], known: Iterable[str]) -> Iterator[Path]:
    return (item for item in found if item.name not in known)


def _is_included(part: Path, among: Iterable[Path]) -> bool:
    """A sentence of one's own, which another file asks for by its name."""
    asked = f"{PARTS}/{part.name}".encode()
    return part.parent.name == PARTS and any(asked in item.read_bytes() for item in among if item.is_file())


def _hinted(item: Path, known: Iterable[str]) -> str:
    if item.parent.name == PARTS:
        return quoted(f"{PARTS}/{item.name}")
    near = get_close_matches(f"{item.stem}{SUFFIX}".lower(), known, n=1, cutoff=0.8)
    return f"{quoted(item.name)}{f' (did you mean “{near[0]}”?)' if near else ''}"
