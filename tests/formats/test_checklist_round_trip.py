"""Reading what was written gives the same template, whatever was read first; and no word gets lost on the way."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings

from opsdesk.domain.checklist.numbering import numbered
from opsdesk.domain.checklist.template import Box, Template
from opsdesk.domain.errors import BadInput
from opsdesk.formats.checklist import read_checklist, write_checklist
from tests.formats.checklists import pages, templates

FOLDER = Path(__file__).parents[2].parent / "shared" / "data" / "checklists"
JENKINS = FOLDER / "jenkins-lts-release-checklist.md"
MERCARI = FOLDER / "mercari-pre-production-checklist.md"
needs_files = pytest.mark.skipif(not FOLDER.exists(), reason="../shared/data/checklists isn't here")


def read(text: str) -> Template:
    return read_checklist(text.encode(), "f.md", called="name")


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


@settings(max_examples=150)
@given(templates)
def test_a_template_comes_back_as_it_was_written(template: Template) -> None:
    assert read(write_checklist(template)) == template


@settings(max_examples=150)
@given(pages)
def test_nothing_of_any_page_gets_lost(page: str) -> None:
    try:
        template = read(f"{page}\n- [ ] end")
    except BadInput:
        return
    written = write_checklist(template)
    assert read(written) == template
    assert not Counter(words(page.lower())) - Counter(words(written.lower()))


@needs_files
@pytest.mark.parametrize("file", [JENKINS, MERCARI], ids=lambda file: file.stem)
@pytest.mark.parametrize("ends", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_a_real_checklist_comes_back_with_every_word_in_order(file: Path, ends: str) -> None:
    text = file.read_text(encoding="utf-8")
    template = read(text.replace("\n", ends))
    written = write_checklist(template)
    assert read(written) == template
    assert [word for word in words(written) if word not in {"checklist", "name"}] == [
        word for word in words(text) if word not in {"checklist", "name"}
    ]


@needs_files
def test_a_release_checklist_has_its_61_boxes_where_they_stood() -> None:
    template = read(JENKINS.read_text(encoding="utf-8"))
    assert len(list(template.steps)) == 61
    assert [(section.title, len(section.steps)) for section in template.sections] == [
        ("", 0), ("Release Lead", 0), ("Prep work", 22), ("RC creation", 9), ("LTS release", 32),
    ]  # fmt: skip
    places = {step.words: number for number, _, step in numbered(template)}
    assert places["By the Jenkins Infrastructure team:"] == "1.10.2"
    assert places["Wait for the build completion"] == "3.17.4"
    assert "labels: lts-checklist" in template.foreign
    assert sum(step.box is Box.NONE for section in template.sections for step in section.steps) == 2


@needs_files
def test_the_rows_of_tables_are_steps_with_their_columns() -> None:
    template = read(MERCARI.read_text(encoding="utf-8"))
    assert len(list(template.steps)) == 74
    first = template.sections[1]
    assert first.columns == ("Check name", "Short Description", "Level C", "Level B", "Level A")
    assert first.steps[1].words == "High Test coverage"
    assert first.steps[1].cells[1:] == ("", ":white_check_mark:", ":white_check_mark:")
    assert all(len(step.cells) == 4 for section in template.sections for step in section.steps)
