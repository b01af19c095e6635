"""The documents stay true: their links lead somewhere, and the commands that they show are there with their options."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import groupby, takewhile
from pathlib import Path
from typing import Any

import pytest

from opsdesk.cli.commands import tree
from opsdesk.cli.invocation import SWITCHES, VALUED

ROOT = Path(__file__).parents[2]
PAGES = ("README.md", "CONTRIBUTING.md", *sorted(f"docs/{path.name}" for path in (ROOT / "docs").glob("*.md")))
_BETWEEN = {";", "|", "<", ">", "&&"}
_LINK = re.compile(r"\]\(([^)\s]+)\)")


def links(page: str) -> Iterator[str]:
    """Where a page links to inside of the repository."""
    for target in _LINK.findall((ROOT / page).read_text(encoding="utf-8")):
        if "://" not in target:
            yield target


def commands(page: str) -> Iterator[list[str]]:
    """The words of every command in a page's blocks of code."""
    for line in (ROOT / page).read_text(encoding="utf-8").splitlines():
        if line.startswith("    ") and "opsdesk " in line:
            read = shlex.shlex(line, posix=True, punctuation_chars=";|<>&")
            read.whitespace_split, read.commenters = True, ""
            for is_command, words in groupby(
                _before_comment(read), lambda word: word not in {";", "|", "<", ">", "&&"}
            ):
                if is_command and (shown := list(words))[0] == "opsdesk":
                    yield shown[1:]


def _before_comment(words: Iterable[str]) -> Iterator[str]:
    return takewhile(lambda word: word != "#", words)


def anchors(text: str) -> set[str]:
    """What a link may name after `#`: the headings as the renderers of Markdown write them."""
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


@cache
def whole_tree() -> Any:
    """Every command there is."""
    return tree("")


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_somewhere(page: str) -> None:
    for target in links(page):
        place, _, anchor = target.partition("#")
        led_to = (ROOT / page).parent / place if place else ROOT / page
        assert led_to.exists(), f"{page} links to {target}"
        if anchor:
            assert anchor in anchors(led_to.read_text(encoding="utf-8")), f"{page} links to {target}"


@pytest.mark.parametrize("page", PAGES)
def test_commands_and_their_options_exist(page: str) -> None:
    for words in commands(page):
        command, shown = whole_tree(), " ".join(words)
        while (known := getattr(command, "commands", None)) and words and not words[0].startswith(("INC", "-")):
            assert words[0] in known, f"{page} shows “opsdesk {shown}”"
            command, words = known[words[0]], words[1:]
        options = {option for param in command.params for option in (*param.opts, *param.secondary_opts)}
        for word in words:
            if word.startswith("--"):
                assert word.split("=")[0] in {*options, *VALUED, *SWITCHES}, f"{page} shows “opsdesk {shown}”"
