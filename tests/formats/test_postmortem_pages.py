"""Postmortems as pages: what people typed is shown as typed, lists stay lists, and nothing of it acts."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime
from html.parser import HTMLParser

import pytest

from opsdesk.domain.followup import FollowUp, Kind, State, Task
from opsdesk.domain.parts import ProposedFollowUp
from opsdesk.domain.postmortem import Postmortem, Review
from opsdesk.domain.postmortem_document import Document, Fact, Part
from opsdesk.formats.html import postmortem as html
from opsdesk.formats.markdown import postmortem as practice
from opsdesk.formats.markdown import postmortem_sre as sre

AT = datetime(2026, 11, 17, 14, 42, tzinfo=UTC)
HOSTILE = "# no heading\n<script>alert(1)</script> [x](javascript:y)\n- one | two\n  - \u202edeeper\n1. `first`"
HELD = Postmortem(
    number=3,
    incident=7,
    owner="ana",
    answers={"overview": HOSTILE, "trend": "once", "notes": "more"},
    review=Review(date(2026, 11, 20), ("ana", "bo")),
)
TAKEN = FollowUp(
    number=1, task=Task("Add | an alert", Kind.DETECT, "bo", date(2026, 12, 1), "it fires", ticket="OPS-1")
)
DOCUMENT = Document(
    HELD,
    "Payments [fail]",
    2,
    "resolved",
    date(2026, 11, 17),
    AT,
    {},
    {
        Part.TIMELINE: (Fact("= <b>impact</b> | x", (1,), at=AT, by="ana"), Fact("x", at=None)),
        Part.MESSAGES: (Fact("to customers", (2,), at=AT, detail="# We <i>fail</i>\nsorry"),),
    },
    (TAKEN, replace(TAKEN, number=2, state=State.DECLINED, outcome="too late")),
    (ProposedFollowUp(4, "limit *it*"),),
)


@pytest.mark.parametrize("render", [sre.render, practice.render], ids=["sre", "practice"])
def test_markdown_shows_what_was_typed_and_lists_stay_lists(render: object) -> None:
    assert callable(render)
    page = render(DOCUMENT)
    assert "\\# no heading\n\\<script>alert(1)\\</script> \\[x\\](javascript:y)\n" in page
    assert "\n- one \\| two\n  - \ufffddeeper\n1. \\`first\\`\n" in page
    assert "| FU-1 | Add \\| an alert | detect | bo | 2026-12-01 | it fires | OPS-1 | open |" in page
    assert "| declined: too late |" in page
    assert "- limit \\*it\\*" in page
    assert "> \\# We \\<i>fail\\</i>" in page
    assert "- **Reviewed:** 2026-11-20 with ana, bo" in page
    assert page.count("Not answered yet.") >= 4
    assert "<" not in re.sub(r"\\<", "", page)


class Balanced(HTMLParser):
    """Sees that what is opened is closed."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in {"br", "meta"}:
            self.open.append(tag)
        assert tag != "script"

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_html_is_whole_and_loads_nothing() -> None:
    page = html.render(DOCUMENT)
    seen = Balanced()
    seen.feed(page)
    assert seen.open == []
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert not re.search(r'(?:src|href)="(?:https?:)?//', page)
    assert "At an unknown time" in page
    assert page.index(">Overview<") < page.index(">Timeline<") < page.index(">Actions<") < page.index(">Messages sent<")


@pytest.mark.parametrize("render", [sre.render, practice.render, html.render], ids=["sre", "practice", "html"])
def test_why_there_is_no_follow_up_stands_where_one_looks_for_them(render: object) -> None:
    assert callable(render)
    page = render(replace(DOCUMENT, postmortem=replace(HELD, answers={"none-because": "moved away"}), follow_ups=()))
    assert "moved away" in page
    assert "None is taken on yet." not in page


def test_no_change_is_said_to_have_set_it_off_because_it_was_made_then() -> None:
    rolled_back = Fact("pay: rolled back to 4.1", (5,), at=AT)
    page = sre.render(replace(DOCUMENT, facts={Part.CHANGED: (rolled_back,)}))
    told = page.split("## Trigger\n\n")[1].split("\n## ")[0].strip().split("\n\n")
    assert told == [
        "What changed before it and while it went on; what of it set it off is told by the contributing factors.",
        "- 14:42 UTC pay: rolled back to 4.1 (#5)",
    ]
    assert "## Trigger\n\nNo change before it is known." in sre.render(DOCUMENT)
