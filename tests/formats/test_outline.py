"""A document's headings, anchors and links."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from opsdesk.formats.outline import outline

TEXT = """---
owner: ana
title: x
---
# Restart the `ledger`

Look at [the steps](#the-steps) and [the other](#gone), or <a id="Extra"></a> [here](#extra) and [the top](#top).

The steps
---------
1. Read [the guide](../guides/a%20b.md#start "why") or [the site](https://example.org/x.md) or [a root](/x.md)
2. ![a graph](<img/a b.png>) of `[no link](no.md)` and [wiki](a_(b).md)

```console
# no heading, [no link](code.md)
```

[ref]: ../ref.md
<!-- [hidden](hidden.md)
# hidden -->

## The steps
See [it again](#the-steps-1), [mail](mailto:a@example.org).
"""


def test_headings_are_those_a_reader_sees():
    found = outline(TEXT).headings
    assert [(heading.line, heading.depth, heading.words) for heading in found] == [
        (5, 1, "Restart the `ledger`"),
        (9, 2, "The steps"),
        (22, 2, "The steps"),
    ]


def test_a_front_matter_below_a_comment_has_no_headings() -> None:
    text = "<!-- source: a wiki | licence -->\n---\nreview_in: 6 months\n---\n\n# Incident Process\n"
    assert [heading.words for heading in outline(text).headings] == ["Incident Process"]
    assert not outline("<!-- never closed\n---\ntitle: x\n---\n# y\n").headings


def test_reading_begins_below_comments_and_the_front_matter() -> None:
    assert outline("<!-- a licence\nof two lines -->\n\n---\nowner: ana\n---\n\nRead this\n").begins == 8
    assert outline("<!-- a licence -->\n# First\n").begins == 2
    assert [outline(text).begins for text in ("Read this", "", "<!-- never closed", "---\nowner: ana\n---\n")] == [
        1
    ] * 4


def test_links_are_the_relative_ones_outside_of_code_and_comments():
    held = outline(TEXT)
    assert [link for link in held.links if not link.startswith("#")] == [
        "../guides/a%20b.md#start",
        "img/a b.png",
        "a_(b).md",
        "../ref.md",
    ]
    assert held.dead_anchors == ("#gone",)
    assert held.has("restart-the-ledger")


def test_every_link_is_told_with_its_words_and_its_line_and_anchors_with_theirs():
    held = outline(TEXT + "Or <https://example.org/help>, https://example.org/more.\n")
    said = [(link.line, link.words, link.target) for link in held.every_link]
    assert said[:3] == [(7, "the steps", "#the-steps"), (7, "the other", "#gone"), (7, "here", "#extra")]
    assert (11, "the site", "https://example.org/x.md") in said
    assert said[-2:] == [(24, "", "https://example.org/help"), (24, "", "https://example.org/more")]
    assert [held.line_of(name) for name in ("the-steps", "The-Steps-1", "extra", "top", "gone")] == [9, 22, 7, 1, None]


def test_a_code_block_that_nobody_closed_goes_on_to_the_end():
    held = outline("# a\n```\n# b\n[x](y.md)\n")
    assert ([heading.words for heading in held.headings], held.links) == (["a"], ())


@given(st.text(alphabet="#-=`[]()<>! \nab:.|~", max_size=200))
@settings(max_examples=150)
def test_no_text_is_refused_and_its_headings_stand_on_its_lines(text: str):
    lines = text.splitlines()
    held = outline(text)
    assert all(heading.words in lines[heading.line - 1] for heading in held.headings)
    assert not any(held.has(link[1:]) for link in held.dead_anchors)
