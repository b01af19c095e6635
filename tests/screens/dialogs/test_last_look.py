"""The dialogs' texts stand there in their first frame, also where there is little room."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.app import App

import styles
from opsdesk.domain.criteria import LABELS, TriageInputs
from opsdesk.domain.policy import DEFAULT_POLICY
from screens.dialogs.send import SendDialog
from screens.dialogs.send_ways import WayOut
from screens.dialogs.text_view import TextView, TextWish, headed
from screens.dialogs.triage import TriageForm
from tests.screens.waiting import painted, until

TEXT = "\n".join(f"Sentence {number} of what is about to be sent." for number in range(6))


def shown(app: App[None]) -> str:
    """The screen as it is painted, without colour."""
    strips = app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip) for strip in strips)


@pytest.mark.parametrize("size", [(60, 15), (80, 24), (200, 60)], ids=["60x15", "80x24", "200x60"])
@pytest.mark.usefixtures("as_painted")
async def test_the_last_look_shows_the_text_and_every_key(size):
    app: App[None] = App()
    async with app.run_test(size=size) as pilot:
        await app.push_screen(SendDialog("customers", TEXT, (), [WayOut("page"), WayOut("file")], blocked=False))
        await pilot.pause()
        painted = shown(app)
        assert painted.count("of what is about") >= 5
        assert "Esc back" in painted


class Noting(App[None]):
    """Notes look as they do in the desk."""

    CSS_PATH = Path(styles.__file__).parent / "app.tcss"


@pytest.mark.parametrize("size", [(80, 24), (120, 36)], ids=["80x24", "120x36"])
@pytest.mark.usefixtures("as_painted")
async def test_a_note_lies_over_nothing_of_the_last_look(size):
    app = Noting()
    problem = "config.toml line 3: no such channel"
    dialog = SendDialog("customers", TEXT, (), [WayOut("page")], blocked=True, settings_problem=problem)
    async with app.run_test(size=size, notifications=True) as pilot:
        await app.push_screen(dialog)
        await pilot.press("enter")
        await until(lambda: "it needs a reason first" in shown(app))
        await painted(app)
        before = shown(app).splitlines()
        app.notify("PM-1 is begun: the incident was a major one, so that people meet about it by 2026-11-24.")
        await until(lambda: "PM-1 is begun" in shown(app))
        assert shown(app).splitlines()[3:] == before[3:]
        assert any("Send this to customers?" in line for line in before[3:])


@pytest.mark.parametrize("size", [(60, 15), (80, 24)], ids=["60x15", "80x24"])
@pytest.mark.usefixtures("as_painted")
async def test_a_way_that_broken_settings_left_out_is_not_looked_for_in_vain(size):
    app: App[None] = App()
    problem = "config.toml line 3: no such channel; until that is mended the defaults stand for channels"
    dialog = SendDialog("customers", TEXT, (), [WayOut("clipboard")], blocked=False, settings_problem=problem)
    async with app.run_test(size=size) as pilot:
        await app.push_screen(dialog)
        await pilot.pause()
        painted = shown(app)
        assert "! the settings: config.toml line 3" in painted
        assert "Esc back" in painted


@pytest.mark.parametrize("size", [(80, 24), (120, 36)], ids=["80x24", "120x36"])
@pytest.mark.usefixtures("as_painted")
async def test_one_empty_line_parts_a_short_text_from_the_ways_to_send_it(size):
    app: App[None] = App()
    async with app.run_test(size=size) as pilot:
        await app.push_screen(SendDialog("customers", "Short.\n\nThe end.", (), [WayOut("page")], blocked=False))
        await pilot.pause()
        await painted(app)
        lines = [line.strip(" │") for line in shown(app).splitlines()]
        end = lines.index("The end.")
        assert (lines[end + 1], lines[end + 2][:8]) == ("", "● 1 page")
        assert any("Esc back" in line for line in lines)


async def test_a_text_is_there_before_anything_else_happens():
    app: App[None] = App()
    async with app.run_test(size=(80, 24)):
        view = TextView("Entry", TEXT, can_save=False)
        await app.push_screen(view)
        assert view.lines.row_count == 6


@pytest.mark.usefixtures("as_painted")
async def test_a_page_with_a_heading_of_its_own_is_not_titled_twice_and_is_copied_whole():
    page = "# Who waits for whom\n\nAs of today.\n\n## Circles\n"
    app: App[None] = App()
    async with app.run_test(size=(80, 24)) as pilot:
        wishes: list[TextWish | None] = []
        await app.push_screen(TextView("Who waits", page), wishes.append)
        await pilot.pause()
        painted = shown(app)
        assert painted.count("Who waits") == 1
        assert "As of today." in painted
        await pilot.press("y")
        assert wishes == [TextWish("copy", page)]


def test_a_text_that_begins_with_its_title_is_not_titled_twice():
    assert headed("A9", "A9 count them\n\nnobody") == ("A9 count them", ["nobody"])
    assert headed("A9", "A90 count them\n") == ("A9", ["A90 count them"])
    assert headed("A9", "") == ("A9", [])


@pytest.mark.parametrize(("lines", "height"), [(1, 9), (8, 16), (40, 21)])
async def test_a_short_text_has_a_box_of_its_height(lines: int, height: int):
    app: App[None] = App()
    async with app.run_test(size=(80, 24)) as pilot:
        await app.push_screen(TextView("Entry", "words\n" * lines))
        await pilot.pause()
        assert app.screen.query_one(".dialog").outer_size.height == height


def test_a_text_of_several_parts_keeps_its_title():
    assert headed("Help", "# Typing\ntext\n# Keys") == ("Help", ["# Typing", "text", "# Keys"])


async def triage_at(size: tuple[int, int]) -> str:
    """What triage shows before anybody answered."""

    async def save(inputs: TriageInputs, held: str) -> None:
        """Nobody records anything here."""

    app: App[None] = App()
    async with app.run_test(size=size) as pilot:
        await app.push_screen(TriageForm("", DEFAULT_POLICY, save))
        await pilot.pause()
        return shown(app)


@pytest.mark.usefixtures("as_painted")
async def test_triage_has_room_for_its_questions_at_the_smallest_size():
    painted = await triage_at((60, 15))
    assert "core function" in painted
    assert "q back" in painted


@pytest.mark.usefixtures("as_painted")
async def test_the_questions_of_triage_come_before_what_follows_from_them():
    painted = await triage_at((80, 21))
    assert not [label for label in LABELS.values() if label not in painted]
    assert "executives  first" not in painted


@pytest.mark.parametrize("size", [(80, 24), (80, 30), (120, 36)], ids=["80x24", "80x30", "120x36"])
@pytest.mark.usefixtures("as_painted")
async def test_all_questions_of_triage_and_what_follows_are_in_sight(size):
    painted = await triage_at(size)
    assert not [label for label in LABELS.values() if label not in painted]
    assert "executives  first" in painted
    assert "q back" in painted
