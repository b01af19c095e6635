"""An incident's file: everything that happened is in it, and nothing that was typed acts."""

from __future__ import annotations

from pathlib import Path

import pytest

from opsdesk.desk.promises import with_promises
from opsdesk.domain.entries import Entry
from opsdesk.domain.entries.amend import Amendment
from opsdesk.domain.fold import fold, shown
from opsdesk.domain.text import one_line
from opsdesk.formats.html.incident import render
from opsdesk.formats.record import as_entries, happenings, read_record
from tests.cli.real_incidents import each_real_incident
from tests.formats.html.reading import Page, check_harmless
from tests.formats.html.test_page import HOSTILE
from tests.formats.stories import NOW, story

SECTIONS = [
    *("Summary", "At a glance", "Milestones", "Timeline", "Hypotheses", "Actions", "Decisions", "Updates sent"),
    *("Changes", "Services", "Roles", "Follow-ups", "Links"),
]


def rendered(log: list[Entry]) -> str:
    return render(fold(log), log, NOW)


def every_line_is_there(page: Page, log: list[Entry]) -> None:
    marks = fold(log).marks
    for entry in log:
        if not isinstance(entry.payload, Amendment):
            assert one_line(shown(entry, marks.get(entry.seq)).payload.headline()).strip() in page.text


def test_everything_of_an_incident_is_in_its_file() -> None:
    log = story()
    page = check_harmless(rendered(log))
    every_line_is_there(page, log)
    assert [attributes["href"] for attributes in page.named("a")][: len(SECTIONS)] == [
        f"#{name.lower().replace(' ', '-')}" for name in SECTIONS
    ]
    for words in ("SEV-2", "investigating", "1 h so far", "did not help", "struck by ana: wrong", "++ consistent"):
        assert words in page.text


def test_the_picture_and_the_tables_are_told_to_those_who_do_not_see_them() -> None:
    page = check_harmless(rendered(story()))
    assert page.count("table") == page.count("caption") == page.count("thead")
    assert page.count("svg") == page.count("desc") == page.count("figcaption")
    assert all(attributes["role"] == "img" and attributes["aria-label"] for attributes in page.named("svg"))
    assert page.count("h1") == 1
    assert all(attributes.get("scope") in {"col", "row", "rowgroup"} for attributes in page.named("th"))


@pytest.mark.parametrize("words", HOSTILE)
def test_no_text_of_an_incident_becomes_more_than_text(words: str) -> None:
    plain, hostile = rendered(story(" x")), rendered(story(f" {words}", "javascript:alert(1)"))
    page = check_harmless(hostile)
    kinds = ("svg", "table", "tr", "td", "script", "b", "h2")
    assert {kind: page.count(kind) for kind in kinds} == {kind: Page(plain).count(kind) for kind in kinds}
    assert hostile.encode("utf-8")
    assert hostile.replace("\n", "").replace("\ufe0e", "").isprintable()


def test_an_empty_incident_has_a_file_too() -> None:
    page = check_harmless(rendered(story()[:1]))
    assert "Checkout is down" in page.text
    assert "not known" in page.text


@each_real_incident
def test_a_real_incident_is_told_whole(file: Path) -> None:
    log = list(as_entries(with_promises(happenings(read_record(file.read_bytes(), file.name)))))
    every_line_is_there(check_harmless(rendered(log)), log)
