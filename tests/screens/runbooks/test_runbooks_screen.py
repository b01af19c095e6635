"""The runbooks screen: what can't be trusted first, texts found and read offline, documents kept and reviewed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from opsdesk.desk import changes, runbooks
from opsdesk.domain.change_parts import ChangePlan
from opsdesk.domain.runbook import Check
from screens.dialogs.choose import Choose
from screens.dialogs.confirm import Confirm
from screens.dialogs.form import Form
from screens.runbooks.help_text import HELP, READING_HELP
from screens.runbooks.reading import ReadingScreen
from screens.runbooks.screen import RunbooksScreen
from tests.screens.runbooks.conftest import TEXT, Open
from tests.screens.shown import read_lines
from tests.screens.waiting import until

LIST = [
    "Stale",
    "Restart payments step wrong +1",
    "Review due soon",
    "Whom to wake until 2026-12-06",
    "Can be trusted",
    "The guide [/ until 2027-05-15",
    "Retired",
    "Old retired",
]
BANNER = (
    "step “Drain the queue” was marked wrong on 2026-11-17 by ana: no such command",
    "payments changed on 2026-11-17 (CHG-1 new router), after its review of 2026-11-17",
)


async def test_what_cannot_be_trusted_is_first_and_a_change_of_its_service_shows_at_once(opened: Open) -> None:
    async with opened((80, 24)) as shown:
        assert [
            " ".join(row.split()[-len(wanted.split()) :]) for row, wanted in zip(shown.list_text, LIST, strict=True)
        ] == LIST
        assert "3 documents · 1 stale · 1 due soon · 2 unowned" in shown.screen.head.said(80)
        assert len(shown.screen.hint.said(78)) <= 78
        await shown.press("i")
        assert shown.screen.detail.has_focus
        trusted = (*BANNER, "✓ 2026-11-17 by ana · steps, services, links")
        await until(lambda: all(words in shown.detail_words for words in trusted))
        await shown.press("q")
        assert shown.screen.list.has_focus
        changes.record(shown.desk, ChangePlan("new disks", services=("ledger",)))
        await until(lambda: any("service changed" in row for row in shown.list_text))
        shown.screen.select("DOC-2")
        await shown.press("i")
        await until(lambda: "ledger changed on 2026-11-17 (CHG-2 new disks)" in shown.detail_words)


async def test_a_text_is_found_by_its_words_and_read_there(opened: Open) -> None:
    async with opened((80, 24)) as shown:
        await shown.press("slash")
        await shown.paste("payctl")
        await until(lambda: any("11: $ payctl restart" in row for row in shown.list_text))
        await shown.press("enter", "enter")
        reader = await shown.to(ReadingScreen)
        assert (reader.here, reader.words) == (11, "payctl")
        assert reader.outline.selected_key == "5"
        reasons = str(reader.banner.content)
        assert all(words in reasons for words in BANNER)
        assert "1. Drain the queue ✗ marked wrong" in read_lines(reader.text)
        await shown.press("escape", "slash")
        await shown.answer("queue")
        assert (reader.here, reader.text.border_subtitle) == (3, "1 of 2 found")
        await shown.press("n")
        assert reader.here == 7
        await shown.press("n", "N", "N")
        assert (reader.here, reader.text.border_subtitle) == (3, "1 of 2 found")
        await shown.press("slash", "x", "escape", "escape", "right_square_bracket")
        assert (reader.words, reader.here) == ("", 5)
        await shown.press("left_square_bracket", "o", "g", "enter")
        assert (reader.here, reader.text.has_focus) == (1, True)


async def test_reading_begins_below_the_front_matter(opened: Open) -> None:
    async with opened() as shown:
        runbooks.keep_text(shown.desk, 1, f"<!-- a licence -->\n---\nowner: bo\n---\n\n{TEXT}")
        await shown.settle()
        shown.screen.select("DOC-1")
        await shown.press("enter")
        reader = await shown.to(ReadingScreen)
        await until(lambda: reader.here == 6)


async def test_links_lead_to_headings_to_other_documents_and_to_the_clipboard(opened: Open) -> None:
    async with opened((80, 24)) as shown:
        copied: list[str] = []
        shown.app.copy_text = copied.append
        await shown.press("enter")
        reader = await shown.to(ReadingScreen)
        await shown.press("enter")
        assert "there is no link on this line" in shown.notices
        await shown.press("l")
        choose = await shown.to(Choose)
        assert read_lines(choose.lines) == [
            "below → #when-it-fails",
            "the guide → guide.md#start",
            "https://pay.example.org/help",
        ]
        await shown.press("enter")
        assert reader.here == 14
        await shown.press("j", "j", "enter", "k", "k", "k", "k", "k", "c")
        assert copied == ["https://pay.example.org/help", "payctl restart --wait"]
        await shown.press("l", "j", "enter")
        await until(lambda: shown.app.screen is not reader)
        other = await shown.to(ReadingScreen)
        assert (other.document.number, other.here) == (2, 5)
        await shown.press("q")
        assert shown.app.screen is reader
        await shown.press("q")
        assert shown.app.screen is shown.screen


async def test_a_document_is_kept_by_its_path_and_everything_that_happens_to_it(opened: Open, tmp_path: Path) -> None:
    path = tmp_path / "disk.md"
    async with opened((80, 24), empty=True) as shown:
        assert "n keeps the first by its path or URL." in " ".join(shown.list_text)
        await shown.press("i", "v", "w", "D", "t", "d", "u", "e", "y")
        assert isinstance(shown.app.screen, RunbooksScreen)
        await shown.press("n")
        await shown.fill(place=str(path), owner="bo")
        await shown.press("ctrl+s")
        form = await shown.to(Form)
        assert "can't be read" in str(form._lines["place"]._head.content)
        path.write_text("# Disk is full\n\n1. Look\n")
        await shown.press("ctrl+s")
        assert shown.screen.chosen.document.card.title == "Disk is full"
        await shown.press("v", "ctrl+s")
        assert "say what was checked" in str((await shown.to(Form))._problem.content)
        await shown.fill(STEPS="yes", note="fine")
        await shown.press("ctrl+s")
        (review,) = runbooks.one(shown.desk, 1).reviews
        assert (review.checked, review.words) == ((Check.STEPS,), "fine")
        await shown.press("w")
        await shown.fill(step="1", why="nothing to see", incident="7")
        await shown.press("ctrl+s")
        assert "INC-7" in str((await shown.to(Form))._problem.content)
        await shown.fill(incident="")
        await shown.press("ctrl+s")
        assert "DOC-1: “1” is marked wrong" in shown.notices
        await shown.press("D", "j", "enter")
        await shown.answer("no access")
        assert runbooks.one(shown.desk, 1).failed_drill.why == "no access"
        path.write_text("# Disk is full\n")
        await shown.press("t", "t")
        assert "DOC-1: text: 1 line, kept 2026-11-17" in shown.notices
        assert "DOC-1: the text is the same" in shown.notices
        await shown.press("e")
        await shown.fill(owner="cy", interval_days="30")
        await shown.press("ctrl+s")
        assert runbooks.one(shown.desk, 1).card.interval_days == 30
        await shown.press("d")
        await shown.answer("moved")
        assert shown.list_text == ["Retired", "runbook Disk is full retired"]
        await shown.press("v")
        assert "DOC-1 is retired: moved; u takes that back" in shown.notices
        await shown.press("u")
        await shown.to(Confirm)
        await shown.press("enter")
        assert "runbook Disk is full step wrong +1" in shown.list_text


async def test_of_a_url_the_text_comes_from_a_file_and_without_one_it_says_where_it_is(
    opened: Open, tmp_path: Path
) -> None:
    (tmp_path / "who.md").write_text("# Whom to wake\n\ncy\n")
    async with opened((80, 24)) as shown:
        shown.screen.select("DOC-3")
        await shown.press("enter")
        reader = await shown.to(ReadingScreen)
        assert read_lines(reader.text)[1] == "https://wiki.example.org/who"
        await shown.press("o", "l", "n", "escape", "q")
        await shown.press("t")
        await shown.answer(str(tmp_path / "who.md"))
        await shown.press("enter")
        reader = await shown.to(ReadingScreen)
        assert read_lines(reader.text) == ["# Whom to wake", "", "cy"]
        assert not reader.outline.display or reader.has_class("-narrow")
        await shown.press("o")
        assert reader.outline.has_focus
        await shown.press("q", "v")
        await shown.fill(CONTACTS="yes")
        await shown.press("ctrl+s")
        assert "DOC-3: reviewed 2026-11-17, again by 2026-12-07" in shown.notices


@pytest.mark.parametrize(("screen", "words"), [(RunbooksScreen, HELP), (ReadingScreen, READING_HELP)])
def test_the_help_names_every_key(screen: type[RunbooksScreen | ReadingScreen], words: str) -> None:
    shown = {"slash": "/", "right_square_bracket": "]", "left_square_bracket": "["}
    own = {shown.get(binding.key, binding.key) for binding in screen.__dict__["BINDINGS"]}
    own -= {"colon", "question_mark", "q,escape"}
    assert not [key for key in own if not re.search(rf"(?m)^(\S+ +)*{re.escape(key)}(\s|$)", words)]
