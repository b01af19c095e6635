"""Taking a checklist in from a Markdown file that somebody names."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from opsdesk.desk import checklists
from opsdesk.desk.checklists import Became, TakenIn
from opsdesk.desk.desk import Desk
from opsdesk.domain.text import slug

if TYPE_CHECKING:
    from screens.checklists.screen import ChecklistsScreen


async def take_in(screen: ChecklistsScreen, file: str) -> None:
    """Takes the checklist of a file in; where one of its name reads otherwise, after a yes."""
    found = await screen.try_to(partial(from_file, file=file, dry_run=True))
    if found is None:
        return
    if found.became is Became.CHANGED:
        name, count = found.template.name, len(found.differences)
        details = (
            f"{count} line{'' if count == 1 else 's'} of {name} would differ from v{found.template.version - 1}.",
        )
        screen.confirm(f"Make {file} v{found.template.version} of {name}?", details, partial(_keep, screen, file))
    else:
        await _keep(screen, file)


def from_file(desk: Desk, file: str, *, dry_run: bool = False) -> TakenIn:
    """The checklist that stands in a file, called like the file when it doesn't say; raises BadInput."""
    from opsdesk.formats.checklist import read_checklist
    from opsdesk.formats.text_files import bytes_of

    template = read_checklist(bytes_of(file), file, called=slug(Path(file).stem))
    return checklists.take_in(desk, [template], dry_run=dry_run)[0]


async def _keep(screen: ChecklistsScreen, file: str) -> None:
    taken = await screen.try_to(partial(from_file, file=file))
    if taken is not None:
        template = taken.template
        screen.follow(template.name)
        count = len(list(template.steps))
        screen.notify(f"{taken.became}: {template.name} v{template.version}, {count} steps", markup=False)
