"""A checklist taken in from a file, by keyboard alone."""

from __future__ import annotations

from pathlib import Path

from opsdesk.desk import checklists
from screens.dialogs.confirm import Confirm
from tests.screens.checklists.conftest import Open
from tests.screens.waiting import until


async def test_a_file_is_taken_in_chosen_and_becomes_the_next_version_only_after_a_yes(
    open_checks: Open, tmp_path: Path
) -> None:
    file = tmp_path / "Going out.md"
    file.write_text("# Going out\n\n- [ ] look\n- [ ] go\n", encoding="utf-8")
    async with open_checks() as checks:

        def version(name: str) -> int:
            return checklists.template(checks.desk, name).version

        async def take_in() -> None:
            await checks.press("I")
            await checks.answer(str(file))

        await take_in()
        await until(lambda: checks.screen.list.selected_key == "going-out")
        assert version("going-out") == 1
        await take_in()
        await until(lambda: "unchanged: going-out v1, 2 steps" in checks.notices)
        file.write_text("# Going out\n\n- [ ] look\n- [ ] go\n- [ ] rest\n", encoding="utf-8")
        await take_in()
        await until(lambda: isinstance(checks.app.screen, Confirm))
        assert version("going-out") == 1
        await checks.press("enter")
        await until(lambda: version("going-out") == 2)

        file.write_text("no boxes", encoding="utf-8")
        await take_in()
        await until(lambda: "Going out.md" in checks.notices)
        assert [kept.template.name for kept in checklists.templates(checks.desk)] == ["going-out"]
