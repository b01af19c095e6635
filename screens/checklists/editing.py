"""Opening the editor on a checklist, on a new one, or on a text that was left half-written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from opsdesk.desk.checklists import Became, TakenIn
from opsdesk.desk.desk import Desk
from opsdesk.domain.errors import DeskError
from screens.checklists import drafting
from screens.checklists.editor import EditorScreen
from screens.dialogs.form_fields import Typed

if TYPE_CHECKING:
    from screens.checklists.screen import ChecklistsScreen


async def open_editor(screen: ChecklistsScreen, name: str) -> None:
    """Lets somebody write the checklist of a name, a new one without; what is kept is chosen in the list."""
    session = screen.session

    def read(desk: Desk) -> tuple[str, Typed | None]:
        new = drafting.first_text(session.by, session.now.date())
        text = drafting.kept_text(desk, name) if name else new
        return text, drafting.half_written(desk.kept_text(drafting.text_key(name, session.by)))

    async def done(taken: TakenIn) -> None:
        await screen.resync()
        screen.select(taken.template.name)
        kept = f"{taken.template.name} is at v{taken.template.version}"
        unchanged = taken.became is Became.UNCHANGED
        screen.notify(f"{kept}{', as before: nothing differs' if unchanged else ''}", markup=False)

    try:
        text, half_written = await session.desk.ask(read)
    except DeskError as error:
        screen.say(error.message)
        return
    screen.app.push_screen(EditorScreen(session, name, text, half_written, done))
