"""Use cases about checklist templates: take in, list, show an old version. SQLModel is loaded at the first one.

Taking in what is there already does nothing; anything that differs becomes the next version, and the ones before stay,
so that a run always has the words it was begun with.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING

from opsdesk.desk import dossiers, registry
from opsdesk.desk.desk import Desk
from opsdesk.domain.change import Change
from opsdesk.domain.change_happenings import CHANGES
from opsdesk.domain.checklist.run import Run
from opsdesk.domain.checklist.run_happenings import RUNS
from opsdesk.domain.checklist.staleness import (
    Known,
    drill_failed_on,
    service_changed_by,
    stale_because,
    wrong_steps,
)
from opsdesk.domain.checklist.template import Template
from opsdesk.domain.errors import BadInput, EditedMeanwhile, NotFound
from opsdesk.domain.text import one_line, quoted, slug
from opsdesk.domain.values import dataclass

if TYPE_CHECKING:
    from opsdesk.domain.checklist.comparing import Difference
    from opsdesk.store.records.checklist import KeptTemplate

FIRST = 1


class Became(StrEnum):
    """What taking a template in did, or would do."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    KEPT = "kept as it is"
    """A starter that somebody has made their own, or that was different in another version of opsdesk."""


@dataclass(frozen=True, slots=True)
class TakenIn:
    """A template that was taken in, as it is kept now."""

    template: Template
    became: Became
    differences: tuple[Difference, ...] = ()
    """From the version before; none for a new template."""


def take_in(
    desk: Desk, templates: Sequence[Template], *, starters: Sequence[Template] = (), dry_run: bool = False
) -> list[TakenIn]:
    """Keeps templates, all or none; raises BadInput for a name that is none, or stands twice.

    `starters` only fill gaps: never do they become the next version of what somebody changed.
    """
    from opsdesk.store.records import checklist, engine

    _check_names([*templates, *starters])
    taken = []
    with (engine.reading if dry_run else engine.writing)(desk.opened) as session:
        for template in (*templates, *starters):
            held = checklist.versions(session, template.name)
            one = _next_version(template, held[0].template if held else None, replaces=template not in starters)
            if not dry_run and one.became in {Became.NEW, Became.CHANGED}:
                checklist.add(session, checklist.KeptTemplate(one.template, desk.clock(), desk.by))
            taken.append(one)
    return taken


def amend(desk: Desk, name: str, change: Callable[[Template], Template], *, expected_version: int = 0) -> TakenIn:
    """Makes what `change` makes of the newest version the next one, seen in the same transaction; raises NotFound.

    With the version that a form showed, EditedMeanwhile says that there is a newer one.
    """
    from opsdesk.store.records import checklist, engine

    with engine.writing(desk.opened) as session:
        held = _newest(checklist.versions(session, name), name).template
        if expected_version not in {0, held.version}:
            raise EditedMeanwhile(name, mine=f"made of version {expected_version}", theirs=f"version {held.version}")
        one = _next_version(replace(change(held), name=name), held, replaces=True)
        if one.became is Became.CHANGED:
            checklist.add(session, checklist.KeptTemplate(one.template, desk.clock(), desk.by))
    return one


def templates(desk: Desk) -> list[KeptTemplate]:
    """The newest version of every template, by name."""
    from opsdesk.store.records import checklist, engine

    with engine.reading(desk.opened) as session:
        return checklist.newest(session)


def versions(desk: Desk, name: str) -> list[KeptTemplate]:
    """Every version of a template, newest first; raises NotFound."""
    from opsdesk.store.records import checklist, engine

    with engine.reading(desk.opened) as session:
        held = checklist.versions(session, name)
    _newest(held, name)
    return held


def template(desk: Desk, name: str) -> Template:
    """The newest version of a template; raises NotFound."""
    return versions(desk, name)[0].template


def staleness(desk: Desk, template: Template) -> tuple[str, ...]:
    """Why a template can't be trusted any more, as far as the desk knows; none while it can."""
    return all_stale(desk, [template])[template.name]


def all_stale(desk: Desk, templates: Sequence[Template]) -> dict[str, tuple[str, ...]]:
    """The same for several, by name; the desk's people, runs and changes are read once."""
    gone = registry.gone_people(desk)
    runs, changes = dossiers.listed(desk, RUNS), dossiers.listed(desk, CHANGES)
    today = desk.clock().date()
    return {one.name: stale_because(one, today, _known(one, gone, runs, changes)) for one in templates}


def _known(template: Template, gone: Collection[str], runs: Sequence[Run], changes: Sequence[Change]) -> Known:
    change = service_changed_by(template, changes, runs)
    return Known(
        service_changed_on=change.ended_at.date() if change and change.ended_at else None,
        changed_by=f"{change.name} {one_line(change.title)}" if change else "",
        drill_failed_on=drill_failed_on(template, runs),
        owner_left=template.owner.removeprefix("@").lower() in gone,
        wrong_steps=wrong_steps(template, runs),
    )


def _next_version(template: Template, held: Template | None, *, replaces: bool) -> TakenIn:
    """The template under the desk's own count, whatever number it came with."""
    from opsdesk.domain.checklist.comparing import differences

    if held is None:
        return TakenIn(replace(template, version=FIRST), Became.NEW)
    if replace(template, version=held.version) == held:
        return TakenIn(held, Became.UNCHANGED)
    if not replaces:
        return TakenIn(held, Became.KEPT)
    return TakenIn(replace(template, version=held.version + 1), Became.CHANGED, differences(held, template))


def _newest(held: Sequence[KeptTemplate], name: str) -> KeptTemplate:
    if not held:
        raise NotFound(f"there is no checklist {quoted(name)} on this desk")
    return held[0]


def _check_names(templates: Sequence[Template]) -> None:
    names = [template.name for template in templates]
    for name in names:
        if slug(name) != name:
            raise BadInput(f"{quoted(name)} is no name (lower-case letters and digits, joined by “-”)")
        if names.count(name) > 1:
            raise BadInput(f"“{name}” stands twice")
