"""Whatever is typed comes back as text from a CommonMark parser, and as nothing but text."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from opsdesk.domain.text import clean, one_line
from opsdesk.formats.markdown.escape import cell, inline, quote

HOSTILE = [
    "# not a heading",
    "####### seven",
    "- not a list",
    "+ nor this",
    "* nor that",
    "1. first",
    "999) last",
    "> quoted",
    "---",
    "- - -",
    "***",
    "___",
    "===",
    "```sh",
    "~~~",
    "`code`",
    "a | b",
    "|",
    "\\|",
    "\\",
    "trailing\\",
    "\\\\",
    "*bold* _it_ __x__ snake_case_ _lead",
    "max_wal_senders 3 -> 32",
    "[a](http://x)",
    "![i](j)",
    "[ref]: http://x",
    "<b>",
    "<script>alert(1)</script>",
    "<http://x>",
    "a < b > c",
    "&amp; &#42; &copy; AT&T;",
    "    four spaces",
    "\ttab",
    "~~gone~~",
    "~12 % fail",
    "-40 % traffic",
    "a\nb",
    "a\n\n# b",
    "a\n---",
    "a\n===",
    "a|b\n-|-",
    "a\n    code",
    "a\\\nb",
    "\x1b[31mred",
    "\u2028",
    "x\r\ny",
    "[x] done",
    ":-- | --:",
    "2026. a year",
    "1.",
    "-",
    "#",
    "a  ",
    "ＡＢ＿c_d",
    "é_a_",
    "a_\u0301b_",
]
texts = st.text(st.sampled_from("\\`*_[]<>|~&#+-=.:!()12aé \n\t;/\"'$%@^{}") | st.characters(), max_size=30)

SAFE = {
    "paragraph_open",
    "paragraph_close",
    "inline",
    "text",
    "softbreak",
    "hardbreak",
    "blockquote_open",
    "blockquote_close",
    "bullet_list_open",
    "bullet_list_close",
    "list_item_open",
    "list_item_close",
    "text_special",
}


def parse(source: str) -> list[Token]:
    return MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(source)


def flat(tokens: list[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        yield from flat(token.children or [])


def content(tokens: list[Token]) -> str:
    parts = {"softbreak": "\n", "hardbreak": "\n"}
    inlines = [token for token in tokens if token.type == "inline"]
    return "\n\n".join(
        "".join(parts.get(child.type, child.content) for child in token.children or []) for token in inlines
    )


def squeezed(text: str) -> str:
    """Lines without the spaces around them, which no CommonMark parser keeps; paragraphs one empty line apart."""
    lines = [line.replace("\t", " ").strip() for line in text.strip().split("\n")]
    paragraphs: list[str] = []
    for line in lines:
        if line or (paragraphs and paragraphs[-1]):
            paragraphs.append(line)
    return "\n".join(paragraphs)


def with_examples(test: Callable[..., None]) -> Callable[..., None]:
    for text in HOSTILE:
        test = example(text)(test)
    return test


@with_examples
@given(texts)
@settings(max_examples=150)
def test_a_line_in_a_list_comes_back_as_typed(text: str) -> None:
    tokens = parse(f"- {inline(text)}\n")
    assert {token.type for token in flat(tokens)} <= SAFE
    assert content(tokens).strip() == one_line(text).strip()


@with_examples
@given(texts)
@settings(max_examples=150)
def test_a_quote_comes_back_line_by_line(text: str) -> None:
    tokens = parse(quote(text))
    assert {token.type for token in flat(tokens)} <= SAFE
    assert squeezed(content(tokens)) == squeezed(clean(text))


@with_examples
@given(texts)
@settings(max_examples=150)
def test_a_cell_stays_one_cell(text: str) -> None:
    tokens = parse(f"| a | b |\n|---|---|\n| {cell(text)} | end |\n")
    cells = [token.content for token in tokens if token.type == "inline"]
    assert len(cells) == 4
    assert cells[3] == "end"
    assert content([token for token in tokens if token.type == "inline"][2:3]) == (one_line(text).strip() or "–")


@pytest.mark.parametrize("plain", ["max_wal_senders 3 -> 32", "AT&T", "80 % of it, (about)", "a.b-c", "ends 1. here"])
def test_ordinary_text_stays_readable_as_source(plain: str) -> None:
    assert inline(plain) == plain
