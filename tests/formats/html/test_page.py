"""The frame of every page: text is text wherever it stands, what is empty is left out, and colours can be read."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings

from opsdesk.domain.text import clean, one_line
from opsdesk.formats.html import page as frame
from opsdesk.formats.html.markup import Html, element, link, moment, paragraphs, text, words
from opsdesk.formats.html.page import Section, bullets, facts, page, part, table, top
from tests.formats.html.reading import Page, check_harmless
from tests.strategies import any_text

HOSTILE = (
    "<script>alert(1)</script>",
    "\"><img src=x onerror='x'>",
    "</style></svg></title><b>",
    "a & b &lt; &#x3c;",
    "\u202eright to left\u2066",
    "\x00\x1b]0;title\x07\x9b31m\ud800",
    "<!-- --> ]]> <![CDATA[",
)
STYLE = Path(frame.__file__).with_name("page.css").read_text(encoding="utf-8")


def one_page(said: str) -> str:
    rows = [(words(said), said)]
    sections = [
        Section(said, (facts({said: said}), paragraphs(said), table(said, (said, "b"), rows, named=True, wide=True))),
        Section(
            "Links",
            (link("https://example.org/?a=1&b=2", said), link(said, said), bullets([said]), part(said, text(said))),
        ),
        Section("Empty", (facts({}), bullets([]), table("none", ("a",), []), part("none"))),
    ]
    return page(said, top(said, "INC-1", said, [said]), sections, foot=said)


@pytest.mark.parametrize("said", HOSTILE)
def test_no_text_becomes_more_than_text(said: str) -> None:
    harmless = check_harmless(one_page("plain"))
    page_of = check_harmless(one_page(said))
    assert [tag for tag, _ in page_of.tags if tag != "p"] == [tag for tag, _ in harmless.tags if tag != "p"]
    assert "Empty" not in page_of.text
    source = one_page(said)
    assert source.encode("utf-8")
    assert source.translate({ord(sign): None for sign in "\n\t"}).isprintable()


@given(any_text)
@settings(max_examples=30)
def test_any_text_reads_as_it_was_typed(said: str) -> None:
    found = Page(element("p", words(said), title=said))
    assert found.text == one_line(said).strip()
    assert found.named("p")[0].get("title", "") == clean(said)


def test_a_text_keeps_its_lines_and_paragraphs() -> None:
    assert paragraphs("one\ntwo\n\nthree") == '<p dir="auto">one<br>two</p><p dir="auto">three</p>'
    assert paragraphs("seen:\n- <one>\n- two") == (
        '<p dir="auto">seen:</p><ul><li dir="auto">&lt;one&gt;</li><li dir="auto">two</li></ul>'
    )


def test_only_web_addresses_become_links() -> None:
    assert link("javascript:alert(1)", "the bridge") == "<bdi>the bridge</bdi> <bdi>javascript:alert(1)</bdi>"
    assert link("https://example.org") == '<a href="https://example.org" rel="noreferrer">https://example.org</a>'
    assert 'class="named"' in link("https://example.org", "the bridge")


def test_times_are_read_by_programs_too() -> None:
    at = datetime(2026, 11, 17, 14, 2, tzinfo=UTC)
    assert moment(at, "14:02") == '<time datetime="2026-11-17T14:02:00Z">14:02</time>'


def test_every_section_can_be_gone_to() -> None:
    found = Page(page("t", Html(), [Section("What we learnt", (text("a"),)), Section("Zürich", (text("b"),))]))
    ids = [attributes["id"] for attributes in found.named("h2")]
    assert ids == ["what-we-learnt", "zürich"]
    assert [attributes["href"] for attributes in found.named("a")] == [f"#{name}" for name in ids]
    assert found.named("html") == [{"lang": "en"}]


def colours(block: str) -> dict[str, str]:
    return dict(re.findall(r"--(\w+): (#[0-9a-f]{6});", block))


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


@pytest.mark.parametrize("scheme", [0, 1, 2], ids=["light", "dark", "print"])
def test_every_text_can_be_told_from_its_ground(scheme: int) -> None:
    known = colours(STYLE.split(":root {")[1:][scheme].partition("}")[0])
    for ground in ("paper", "raised"):
        for ink in ("ink", "muted", "link", "good", "bad", "warn", "accent"):
            light, dark = sorted((luminance(known[ground]), luminance(known[ink])), reverse=True)
            assert (light + 0.05) / (dark + 0.05) >= 4.5, (ground, ink)
