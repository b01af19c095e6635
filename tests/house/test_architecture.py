"""The house is as CONTRIBUTING.md says: imports point one way, and dangerous calls stand where they are guarded."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCES = sorted([*(ROOT / "opsdesk").rglob("*.py"), *(ROOT / "screens").rglob("*.py")])


@cache
def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def sources(*words: str) -> list[Path]:
    """The files in which one of some words stands: no other need be parsed."""
    return [path for path in SOURCES if any(word in text_of(path) for word in words)]


@cache
def nodes(path: Path) -> tuple[ast.AST, ...]:
    """A file is parsed once for all rules."""
    return tuple(ast.walk(ast.parse(text_of(path))))


def calls(path: Path) -> Iterator[ast.Call]:
    return (node for node in nodes(path) if isinstance(node, ast.Call))


def name_of(call: ast.Call) -> str:
    """`run`, `desk.run`, or `.run` of whatever isn't a mere name."""
    match call.func:
        case ast.Name(id=name):
            return name
        case ast.Attribute(value=ast.Name(id=owner), attr=name):
            return f"{owner}.{name}"
        case ast.Attribute(attr=name):
            return f".{name}"
    return ""


def place(path: Path, node: ast.AST) -> str:
    return f"{path.relative_to(ROOT)}:{getattr(node, 'lineno', 0)}"


def test_imports_point_one_way():
    lint = Path(sys.executable).with_name("lint-imports")
    if not lint.exists():
        pytest.skip("import-linter isn't installed here: make check runs it")
    done = subprocess.run([lint, "--no-logo"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_every_note_in_the_corner_takes_its_text_literally():
    bare = [
        place(path, call)
        for path in sources(".notify(")
        if "outbox" not in path.parts  # apprise has a `notify` of its own, and no corner
        for call in calls(path)
        if name_of(call).endswith(".notify") and "markup" not in {word.arg for word in call.keywords}
    ]
    assert not bare


MARKUP_WIDGETS = {"Static", "Label", "Button", "Checkbox", "RadioButton", "Collapsible", "Option", "Tab", "Tooltip"}


def test_no_plain_string_gets_into_a_place_that_reads_markup():
    """Such a widget is made of a `Content`, of nothing, or told to take its text literally."""
    plain = [
        place(path, call)
        for path in sources(*MARKUP_WIDGETS)
        for call in calls(path)
        if name_of(call) in MARKUP_WIDGETS
        and call.args
        and not ast.unparse(call.args[0]).startswith(("Content", "plain(", "join("))
        and "markup" not in {word.arg for word in call.keywords}
        and not isinstance(call.args[0], ast.Name)
    ]
    assert not plain


def test_border_titles_are_content_or_fixed_words():
    """A user's word in a border title would be read as markup."""
    bad = []
    for path in sources("border_title", "border_subtitle"):
        for node in nodes(path):
            if not isinstance(node, ast.Assign):
                continue
            for target in node.targets:
                titled = isinstance(target, ast.Attribute) and target.attr in {"border_title", "border_subtitle"}
                words = ast.unparse(node.value)
                if titled and "{" in words and not words.startswith("Content") and "grouping" not in words:
                    bad.append(place(path, node))
    assert not bad


def test_work_is_begun_in_one_way():
    """A worker that is handed a coroutine, and is ended before its first step, never awaits it."""
    otherwise = [
        place(path, call)
        for path in sources(".run_worker(")
        if path.name not in {"working.py", "capture_line.py"}  # an answer may have been given at once
        for call in calls(path)
        if name_of(call).endswith(".run_worker")
    ]
    assert not otherwise


def test_the_store_is_opened_in_one_place_only():
    raw = [
        place(path, call)
        for path in sources("sqlite3.connect(")
        for call in calls(path)
        if name_of(call) == "sqlite3.connect" and path.name != "connection.py"
    ]
    assert not raw


def test_nothing_but_the_crash_boundary_catches_everything():
    broad = [
        place(path, node)
        for path in sources("except")
        if path.parent.name != "terminal"
        for node in nodes(path)
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or ast.unparse(node.type) in {"Exception", "BaseException"})
        and not any(isinstance(inner, ast.Raise) for inner in ast.walk(node))
    ]
    assert not broad


def test_no_stylesheet_names_a_colour():
    named = [
        f"{path.name}: {line.strip()}"
        for path in (ROOT / "styles").glob("*.tcss")
        for line in path.read_text().splitlines()
        if "#" in line and ":" in line and any(part.strip().startswith("#") for part in line.split(":")[1:])
    ]
    assert not named


def test_every_dataclass_is_declared_with_the_desks_own_decorator():
    """The standard one takes a millisecond a class, which the first frame would wait for."""
    values = ROOT / "opsdesk" / "domain" / "values.py"
    standard = [
        place(path, node)
        for path in sources("dataclasses")
        if path != values
        for node in nodes(path)
        if isinstance(node, ast.ImportFrom) and node.module == "dataclasses"
        if "dataclass" in {name.name for name in node.names}
    ]
    assert not standard
