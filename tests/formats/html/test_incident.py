"""An incident's file: everything that happened is in it, and nothing that was typed acts."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from opsdesk.desk.promises import with_promises
from opsdesk.domain.entries import Entry
from opsdesk.domain.entries.amend import Amendment
from opsdesk.domain.entries.board import EvidenceFiled, HypothesisRaised
from opsdesk.domain.entries.declaration import Declared
from opsdesk.domain.fold import fold, shown
from opsdesk.domain.hypothesis import Judgement
from opsdesk.domain.text import one_line
from opsdesk.domain.vocabulary import Rating
from opsdesk.formats.html.board import WIDEST
from opsdesk.formats.html.incident import render
from opsdesk.formats.record import as_entries, happenings, read_record
from tests.cli.real_incidents import each_real_incident
from tests.formats.html.reading import Page, check_harmless
from tests.formats.html.test_page import HOSTILE
from tests.formats.stories import NOW, log_of, story

FOR, AGAINST = Rating.CONSISTENT, Rating.INCONSISTENT
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


def judged(count: int) -> list[Entry]:
    """Facts on as many causes, each judged on a cause of its own and all of them against the first."""
    causes = [HypothesisRaised(number, f"cause {number}") for number in range(1, count + 1)]
    facts = [
        EvidenceFiled(number, f"fact {number}", (Judgement(number, 1, AGAINST), Judgement(number, number, FOR)))
        for number in range(2, count + 1)
    ]
    return log_of(Declared("Checkout is down", 2), *causes, *facts)


@pytest.mark.parametrize(
    ("count", "head", "told"),
    [
        (WIDEST, [f"H{number}" for number in range(2, WIDEST + 1)] + ["H1"], ["++", *[""] * (WIDEST - 2), "--"]),
        (WIDEST + 1, ["++", "+", "0", "-", "--"], ["H2", "", "", "", "H1"]),
    ],
    ids=["as a matrix", "by sign"],
)
def test_every_judgement_is_told_however_many_hypotheses_there_are(
    count: int, head: list[str], told: list[str]
) -> None:
    rows = evidence_rows(rendered(judged(count)))
    assert rows[0] == ["Fact", *head]
    assert len(rows) == count
    assert (rows[1][0].split(" ")[:3], rows[1][1:]) == (["E2", "fact", "2"], told)


def test_what_nobody_judged_takes_no_room_among_many_hypotheses() -> None:
    few, many = (Page(rendered(judged(count))).count("td") for count in (100, 200))
    assert many < 2.1 * few


def evidence_rows(source: str) -> list[list[str]]:
    """The texts of all cells of the table of evidence, its head first."""
    held = source[source.index("<h3>Evidence</h3>") :]
    rows = held[: held.index("</table>")].split("<tr>")[1:]
    return [[re.sub(r"<[^>]*>", "", cell) for cell in re.split(r"</t[hd]>", row)[:-1]] for row in rows]


def test_an_empty_incident_has_a_file_too() -> None:
    page = check_harmless(rendered(story()[:1]))
    assert "Checkout is down" in page.text
    assert "not known" in page.text


@each_real_incident
def test_a_real_incident_is_told_whole(file: Path) -> None:
    log = list(as_entries(with_promises(happenings(read_record(file.read_bytes(), file.name)))))
    every_line_is_there(check_harmless(rendered(log)), log)
