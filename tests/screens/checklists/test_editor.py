"""A checklist written as Markdown: the rules beside it, the diff before it is kept, nothing lost."""

from __future__ import annotations

from opsdesk.desk import checklists
from opsdesk.domain.checklist.template import Kind
from screens.checklists import drafting
from screens.checklists.changes_dialog import ChangesDialog
from screens.checklists.editor import EditorScreen
from screens.dialogs.confirm import Confirm
from tests.screens.checklists.conftest import RELEASE, Checks, Open, template
from tests.screens.shown import text_of
from tests.screens.waiting import until


def editor(checks: Checks) -> EditorScreen:
    """The editor below whatever asks something."""
    return next(screen for screen in checks.app.screen_stack if isinstance(screen, EditorScreen))


async def rewrite(checks: Checks, text: str) -> None:
    """Makes another text of it, and waits until the rules have read it."""
    before = editor(checks).reading
    editor(checks).text.text = text
    await until(lambda: editor(checks).reading is not before)


async def test_an_edit_shows_what_differs_and_becomes_the_next_version(open_checks: Open) -> None:
    async with open_checks(template()) as checks:
        await checks.press("e")
        await rewrite(checks, editor(checks).text.text.replace("Look up", "Write down"))
        await checks.press("ctrl+s")
        dialog = checks.app.screen
        assert isinstance(dialog, ChangesDialog)
        await until(lambda: dialog.lines.row_count == 3)
        assert text_of(dialog.lines).splitlines() == [
            "  ## Before the start", "- - [ ] Look up what runs now", "+ - [ ] Write down what runs now",
        ]  # fmt: skip
        await checks.press("enter")
        assert checks.app.screen is checks.screen
        held = checklists.template(checks.desk, "release")
        assert held.version == 2
        assert "1.2 Write down what runs now" in checks.detail


async def test_the_users_own_editor_gives_the_text_back_and_the_rules_read_along(open_checks: Open) -> None:
    async with open_checks(template()) as checks:
        checks.app.session.editor = lambda text: text.replace("one host", "three hosts")
        await checks.press("e", "ctrl+o")
        assert "three hosts" in editor(checks).text.text
        assert editor(checks).findings.row_count == 0
        await rewrite(checks, RELEASE.replace("Look up what runs now", "Look up what runs and restart the host"))
        assert "1.2 “and restart the host”" in text_of(editor(checks).findings)
        await checks.press("ctrl+j")
        assert editor(checks).text.selected_text == "and restart the host"
        await rewrite(checks, "---\nchecklist: release\nkind: nonsense\n---\n\n- [ ] x\n")
        assert "kind" in text_of(editor(checks).findings)
        assert "can't be read yet" in editor(checks).head.said(100)
        await checks.press("ctrl+s")
        assert checks.app.screen is editor(checks)


async def test_an_edit_by_somebody_else_is_seen_before_it_is_written_over(open_checks: Open) -> None:
    async with open_checks(template()) as checks:
        await checks.press("e")
        await rewrite(checks, editor(checks).text.text.replace("Look up", "Write down"))
        await checks.press("ctrl+s")
        checklists.take_in(checks.desk, [template(RELEASE.replace("one host", "two hosts"))])
        await checks.press("enter")
        assert checklists.template(checks.desk, "release").version == 2
        await checks.press("ctrl+s")
        dialog = checks.app.screen
        assert isinstance(dialog, ChangesDialog)
        assert dialog._title.startswith("v2 was kept meanwhile;"), "what would be undone isn't mine"
        await until(lambda: "two hosts" in text_of(dialog.lines))
        await checks.press("enter")
        assert checklists.template(checks.desk, "release").version == 3


async def test_a_new_checklist_begins_with_every_key_and_needs_a_name_of_its_own(open_checks: Open) -> None:
    async with open_checks() as checks:
        await checks.press("n")
        first = editor(checks).text.text
        await rewrite(checks, first.replace("new-checklist", "failover").replace("kind: deployment", "kind: rollback"))
        await checks.press("ctrl+s", "enter")
        held = checklists.template(checks.desk, "failover")
        assert (held.kind, held.version, held.owner) == (Kind.ROLLBACK, 1, "ana")
        await checks.press("N")
        await rewrite(checks, first.replace("new-checklist", "failover"))
        await checks.press("ctrl+s")
        assert checks.app.screen is editor(checks)
        assert checklists.template(checks.desk, "failover").version == 1


async def test_a_text_that_an_older_desk_kept_is_read_too(open_checks: Open) -> None:
    async with open_checks(template()) as checks:
        words = RELEASE.replace("one host", "half a ho")
        checks.desk.keep_text(drafting.text_key(template().name, "ana"), words)
        await checks.press("e")
        assert "half a ho" in editor(checks).text.text


async def test_half_written_is_there_again_and_thrown_away_only_when_wanted(open_checks: Open) -> None:
    async with open_checks(template()) as checks:
        await checks.press("e")
        await rewrite(checks, RELEASE.replace("one host", "half a ho"))
        await checks.app.save_everything()
        checklists.take_in(checks.desk, [template(RELEASE.replace("Look up", "Write down"))])
    async with open_checks() as checks:
        await checks.press("e")
        assert "half a ho" in editor(checks).text.text
        assert "as you left it" in editor(checks).head.said(100)
        await checks.press("ctrl+s")
        dialog = checks.app.screen
        assert isinstance(dialog, ChangesDialog)
        assert dialog._title.startswith("v2 was kept meanwhile;"), "the text was made of the one before"
        await checks.press("escape")
        await checks.press("escape")
        assert isinstance(checks.app.screen, Confirm)
        await checks.press("enter", "e")
        assert "half a ho" not in editor(checks).text.text
