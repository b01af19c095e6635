"""What a page of Markdown is read as, and why one is refused."""

from __future__ import annotations

from datetime import date

import pytest

from opsdesk.domain.checklist.template import Box, Kind, Mode, Step, Template, Variable
from opsdesk.domain.errors import BadInput
from opsdesk.formats.checklist import read_checklist, write_checklist
from opsdesk.formats.checklist.shipped import shipped

OWN = """---
labels: ops
checklist: roll-back
version: 3
owner: payments
service: "a: b"
kind: rollback
mode: do-confirm
last_reviewed_on: 2026-11-21
review_in: 90 days
variable.host: which one
---

# Roll back

Before all.

## Start

- [ ] Roll {{ host }} back
  Role: deployer
  Expect: it answers
  Link: https://example.org
  ```sh
  roll back
  ```
  Takes a minute.
  - [x] First half
"""


def read(text: str) -> Template:
    return read_checklist(text.encode(), "f.md", called="name")


def steps(text: str) -> list[Step]:
    return [step for section in read(text).sections for step in section.steps]


def test_a_page_of_ones_own_says_everything_about_itself() -> None:
    template = read(OWN)
    assert (template.name, template.title, template.version, template.owner) == (
        "roll-back",
        "Roll back",
        3,
        "payments",
    )
    assert (template.service, template.kind, template.mode) == ("a: b", Kind.ROLLBACK, Mode.DO_CONFIRM)
    assert (template.last_reviewed_on, template.review_in) == (date(2026, 11, 21), "90 days")
    assert (template.variables, template.foreign) == ((Variable("host", "which one"),), ("labels: ops",))
    assert [(section.title, section.level, section.intro) for section in template.sections] == [
        ("", 0, "Before all."), ("Start", 2, ""),
    ]  # fmt: skip
    assert template.sections[1].steps == (
        Step(
            "Roll {{ host }} back", role="deployer", expected="it answers", link="https://example.org",
            command="roll back", shell="sh", note="Takes a minute.",
        ),
        Step("First half", 1, Box.TICKED),
    )  # fmt: skip
    assert write_checklist(template) == OWN


def test_a_foreign_front_matter_stays_and_its_keys_mean_what_they_meant_there() -> None:
    text = "<!-- from afar -->\n---\nversion: 2.4\nowner: them\nkind: Deployment\n---\n- [ ] a\n"
    template = read(text)
    assert (template.version, template.owner, template.kind) == (0, "them", Kind.OTHER)
    assert template.foreign == ("version: 2.4", "kind: Deployment")
    assert template.preface == "<!-- from afar -->"
    assert read(write_checklist(template)) == template


def test_steps_between_two_rules_are_no_front_matter() -> None:
    assert [step.words for step in steps("---\n# Title\nNote: this\n\n- [ ] a\n\n---\n- [ ] b")] == ["a", "b"]


def test_a_file_is_called_by_itself_then_by_its_reader_then_by_its_title() -> None:
    assert read("---\nchecklist: mine\n---\n- [ ] a").name == "mine"
    assert read("# Title\n- [ ] a").name == "name"
    assert read_checklist(b"# A Title!\n- [ ] a", "-").name == "a-title"
    assert read_checklist(b"- [ ] a", "-").name == "untitled"


def test_lines_below_a_step_belong_to_it_until_a_paragraph_outside() -> None:
    [first, second] = steps("- [ ] a\nlazy\n\n    deep\n\noutside\n\n- plain\n- [ ] b\n```yaml\n- [ ] no step\n```\n")
    assert first == Step("a", note="lazy\n\n    deep", after="outside\n\n- plain")
    assert second == Step("b", note="```yaml\n- [ ] no step\n```")


def test_a_line_without_a_box_is_a_step_where_steps_stand_in_or_beside_it() -> None:
    text = "- remark\n\n- group\n  - [ ] a\n    - part of a note\n  - beside\n- end\n"
    found = [(step.words, step.depth, step.doable, step.note) for step in steps(text)]
    assert found == [
        ("group", 0, False, ""), ("a", 1, True, "- part of a note"), ("beside", 1, False, ""), ("end", 0, False, ""),
    ]  # fmt: skip
    assert read(text).sections[0].intro == "- remark"


def test_a_heading_may_be_underlined_and_none_stands_in_code_or_comments() -> None:
    text = "Title\n=====\n\nPart\n----\n- [ ] a\n\n```\n# no\n```\n\n<!--\n# no\n- [ ] no\n-->\n\n## Next ##\n- [ ] b\n"
    template = read(text)
    assert (template.title, [section.title for section in template.sections]) == ("Title", ["Part", "Next"])
    assert len(list(template.steps)) == 2


def test_tables_are_steps_unless_boxes_stand_beside_them() -> None:
    table = "| what | who |\n|:--|--|\n| a \\| b | ana |\n| c |\n"
    template = read(f"## One\n{table}\n## Two\n- [ ] x\n\n{table}\n## Three\n{table}\nmiddle\n\n{table}")
    assert [(section.title, len(section.steps)) for section in template.sections] == [
        ("One", 2), ("Two", 1), ("Three", 2), ("", 2),
    ]  # fmt: skip
    assert template.sections[0].steps == (Step("a \\| b", cells=("ana",)), Step("c"))
    assert template.sections[0].alignment == (":---", "---")
    assert template.sections[2].steps[-1].after == "middle"
    assert "| a" in template.sections[1].steps[0].after


def test_text_is_cleaned_on_its_way_in() -> None:
    assert steps("\ufeff- [ ] a\x1b[31m\r\n") == [Step("a␛[31m")]


REFUSED = {
    b"": "f.md: is empty",
    b"a\0": "f.md: byte 2: a binary file, not text",
    b"- [ ] \xff": "f.md: byte 7: not UTF-8",
    b"# Title\n- plain": "f.md: no step in it: steps are lines like “- [ ] words”, or the rows of a table",
    b"- [ ] a\n```sh\nb": "f.md: line 2: the code block isn't closed (“```” is missing)",
    b"<!-- a\n- [ ] b": "f.md: line 1: the comment isn't closed (“-->” is missing)",
    b"---\nowner: us\n- [ ] a": "f.md: line 1: the front matter isn't closed (a line “---” is missing)",
    b"---\nchecklist: A b\n---\n- [ ] a": (
        "f.md: line 2: checklist: “A b” is no name (lower-case letters and digits, joined by “-”)"
    ),
    b"---\nchecklist: a\nversion: 0\n---\n- [ ] a": "f.md: line 3: version: “0” is no number from 1 on",
    b"---\nchecklist: a\nkind: odd\n---\n- [ ] a": (
        "f.md: line 3: kind: “odd” isn't one of deployment, rollback, readiness, incident role, onboarding, other"
    ),
    b"---\nchecklist: a\nlast_reviewed_on: 2026-02-30\n---\n- [ ] a": (
        "f.md: line 3: last_reviewed_on: 2026-02-30 isn't in the calendar"
    ),
    b"---\nchecklist: a\nlast_reviewed_on: soon\n---\n- [ ] a": (
        "f.md: line 3: last_reviewed_on: “soon” is no date like 2026-11-21"
    ),
    b"---\nchecklist: a\nreview_in: soon\n---\n- [ ] a": (
        "f.md: line 3: review_in: “soon” is no span like 90 days or 6 months"
    ),
    b"---\nchecklist: a\nowner: a\nowner: b\n---\n- [ ] a": "f.md: line 4: “owner” stands twice",
    b"---\nchecklist: a\nvariable.9: b\n---\n- [ ] a": (
        "f.md: line 3: “9” is no name for a variable (letters, digits, “_” and “-”)"
    ),
}


@pytest.mark.parametrize("data", REFUSED, ids=range(len(REFUSED)))
def test_what_is_no_checklist_is_refused_in_one_line(data: bytes) -> None:
    with pytest.raises(BadInput) as refused:
        read_checklist(data, "f.md")
    assert refused.value.message == REFUSED[data]


def test_a_file_too_large_is_refused() -> None:
    with pytest.raises(BadInput, match="are too many"):
        read_checklist(b"- [ ] a\n" * 200_000, "f.md")


def test_starters_are_written_as_the_desk_writes() -> None:
    for template in shipped():
        assert read_checklist(write_checklist(template).encode(), "f.md") == template
    assert {template.kind for template in shipped()} == set(Kind) - {Kind.OTHER}
