"""Any text in a checklist is shown as words, in the room there is."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from opsdesk.domain.checklist.lint import lint
from opsdesk.domain.checklist.run import Run
from opsdesk.domain.checklist.run_happenings import RunBegun
from opsdesk.domain.checklist.run_layout import snapshot_of
from opsdesk.domain.checklist.template import Section, Step, Template
from opsdesk.domain.dossier import Page
from screens.presenting.checklists_findings import finding_lines
from screens.presenting.checklists_items import KeptList
from screens.presenting.checklists_run import run_head, run_rows
from screens.presenting.checklists_run_parts import run_parts
from screens.presenting.checklists_step import step_rows, step_text
from screens.presenting.checklists_template import template_parts
from screens.presenting.checklists_words import addresses, readable
from screens.presenting.listing import as_markdown, detail_rows
from tests.texts import texts

NOW = datetime(2026, 11, 21, 14, 0, tzinfo=UTC)


def begun(template: Template) -> Run:
    """A run of a template at its beginning."""
    happening = RunBegun(snapshot_of(template))
    return happening.change(Run(number=3), Page(1, "id", NOW, NOW, "ana", happening))


@settings(max_examples=60, deadline=None)
@given(words=texts(min_size=1), note=texts(), width=st.integers(12, 140))
def test_no_text_is_markup_and_no_row_is_wider_than_its_place(words: str, note: str, width: int) -> None:
    step = Step(words, role=note, expected=words, link=note, command=note, note=words)
    template = Template(
        "x", words, 1, owner=note, service=words, sections=(Section(words, intro=note, steps=(step, step)),)
    )
    run = begun(template)
    assert run_head(run, NOW, width).cell_length <= width
    for row in run_rows(run, NOW, UTC, width):
        assert row.content.cell_length <= max(width, 30)
    assert step_rows(run, "1.1", NOW, UTC, width)
    assert step_text(run, "1.1", NOW, UTC)
    kept = KeptList(template, NOW, "ana", (words,))
    for parts in (template_parts(kept, [run], UTC), run_parts(run, NOW, UTC)):
        assert detail_rows(words, parts, width)
        assert as_markdown(words, parts).startswith("## ")
    assert len(list(finding_lines(lint(template)))) >= 1


@pytest.mark.parametrize(
    ("markdown", "read"),
    [
        ("Open [the page](https://example.org/a_(b)) now", "Open the page) now"),
        ("Run `deploy --all` and **wait**", "Run deploy --all and wait"),
        ("[`main`](https://example.org) is green", "main is green"),
        ("a [box] and 2 * 3 * 4", "a [box] and 2 * 3 * 4"),
        ("[/x] [@click=app.quit]y", "[/x] [@click=app.quit]y"),
    ],
    ids=["link", "code", "code in a link", "brackets", "markup"],
)
def test_markdown_is_read_as_words(markdown: str, read: str) -> None:
    assert readable(markdown).plain == read


def test_what_ends_a_sentence_is_no_part_of_its_address() -> None:
    step = Step(
        "As per https://a.example/docs#backport.", note="Is it https://b.example/?q=1? Then https://c.example/."
    )
    assert list(addresses(step)) == ["https://a.example/docs#backport", "https://b.example/?q=1", "https://c.example/"]


def test_addresses_are_found_in_words_notes_and_cells_each_once() -> None:
    step = Step(
        "see [this](https://a.example/1) and https://b.example/2",
        link="https://c.example/3",
        note="again https://b.example/2",
        cells=("[d](https://d.example/4)",),
    )
    assert list(addresses(step)) == [
        "https://c.example/3",
        "https://a.example/1",
        "https://b.example/2",
        "https://d.example/4",
    ]
