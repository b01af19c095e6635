"""Use case: taking in the changes that other tools know of, all of a file or nothing, as often as it is sent.

A change is known again by its origin: the tool and what that calls it stand in its dossier (`Change.origin`). What
hasn't begun is no change yet and is only counted. Of a known one nothing is written but that it failed, where that is
news.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import nullcontext
from typing import Final

from opsdesk.desk import dossiers
from opsdesk.desk.changes_checking import checked
from opsdesk.desk.desk import Desk
from opsdesk.domain.change import Change, ChangeState
from opsdesk.domain.change_happenings import CHANGES, Ended, Recorded
from opsdesk.domain.change_parts import ChangePlan
from opsdesk.domain.dossier import Happening
from opsdesk.domain.errors import BadInput
from opsdesk.domain.signal_policy import SignalPolicy
from opsdesk.domain.values import dataclass
from opsdesk.formats.changes_table import RISKS
from opsdesk.formats.table_rows import Problem
from opsdesk.formats.taking_in import ReportedChange

FAILED_WORDS: Final = "as its source says"


@dataclass(frozen=True, slots=True)
class Defaults:
    """What is said of every change of a file that doesn't say it itself."""

    services: tuple[str, ...] = ()
    author_role: str = ""


NOTHING_SAID: Final = Defaults()


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What a file's changes became, or would become; with problems nothing was kept."""

    added: tuple[Change, ...] = ()
    failed: tuple[Change, ...] = ()
    """Known ones of which it is news that they failed."""
    known: int = 0
    to_come: int = 0
    """Announced, and not begun."""
    strange: tuple[str, ...] = ()
    """Services that the registry doesn't know, where it knows any."""
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What is to be written of one change."""

    number: int | None
    happening: Happening[Change]
    plan: ChangePlan


def take_in(
    desk: Desk,
    reported: Sequence[ReportedChange],
    policy: SignalPolicy,
    defaults: Defaults = NOTHING_SAID,
    *,
    problems: Sequence[Problem] = (),
    dry_run: bool = False,
) -> TakenIn:
    """Keeps what was reported, unless a part of it can't be used; `problems` are those of its reader.

    The oldest has the lowest number, since a list that is cut keeps the highest: git prints the newest first.
    """
    begun = sorted((change for change in reported if change.at <= desk.clock()), key=lambda change: change.at)
    with nullcontext() if dry_run else desk.together():
        wanted, found = _wanted(desk, begun, policy, defaults)
        every = (*problems, *found)
        kept = [] if every or dry_run else dossiers.do_all(desk, CHANGES, [_decision(one) for one in wanted])
    shown = kept or [_foreseen(desk, one) for one in wanted]
    paired = list(zip(wanted, shown, strict=True))
    return TakenIn(
        added=tuple(change for one, change in paired if one.number is None),
        failed=tuple(change for one, change in paired if one.number is not None),
        known=len({_origin(change) for change in begun}) - len(wanted) - len(found),
        to_come=len(reported) - len(begun),
        strange=_strange(desk, wanted),
        problems=every,
    )


def _wanted(
    desk: Desk, reported: Iterable[ReportedChange], policy: SignalPolicy, defaults: Defaults
) -> tuple[list[_Wanted], list[Problem]]:
    held = dossiers.numbers_by(desk, CHANGES, "origin")
    wanted, problems = list[_Wanted](), list[Problem]()
    for origin, change in _each_once(reported):
        try:
            if numbers := held.get((origin,)):
                wanted += _news(desk, numbers[0], change)
                continue
            named = [policy.service(name) for name in change.services or defaults.services]
            plan = checked(desk, _plan(change, named, defaults))
            wanted.append(_Wanted(None, _recorded(origin, change, plan), plan))
        except BadInput as error:
            problems.append(Problem(change.place, error.message))
    return wanted, problems


def _each_once(reported: Iterable[ReportedChange]) -> Iterator[tuple[str, ReportedChange]]:
    found: dict[str, ReportedChange] = {}
    for change in reported:
        found.setdefault(_origin(change), change)
    return iter(found.items())


def _origin(change: ReportedChange) -> str:
    return f"{change.source} {change.key}"


def _plan(change: ReportedChange, services: Sequence[str], defaults: Defaults) -> ChangePlan:
    return ChangePlan(
        title=change.title,
        sort=change.sort,
        services=tuple(services),
        author_role=change.author_role or defaults.author_role,
        link=change.link,
        committed_at=change.committed_at,
    )


def _recorded(origin: str, change: ReportedChange, plan: ChangePlan) -> Recorded:
    risk = RISKS.get(change.risk.lower()) if change.risk else None
    return Recorded(plan=plan, happened_at=change.at, origin=origin, said_risk=risk, failed=change.failed)


def _news(desk: Desk, number: int, change: ReportedChange) -> Iterator[_Wanted]:
    """That a known one failed, where nobody knew how it went."""
    if change.failed:
        held = dossiers.one(desk, CHANGES, number)
        if held.state is ChangeState.DONE and not held.outcome_known:
            yield _Wanted(number, Ended(how=ChangeState.FAILED, words=FAILED_WORDS), held.plan)


def _decision(wanted: _Wanted) -> tuple[int | None, dossiers.DecisionOn[Change]]:
    return wanted.number, lambda change: (wanted.happening,)


def _foreseen(desk: Desk, wanted: _Wanted) -> Change:
    """What would be kept, without a number of its own yet."""
    if wanted.number is not None:
        return dossiers.one(desk, CHANGES, wanted.number)
    assert isinstance(wanted.happening, Recorded)
    at = wanted.happening.happened_at
    return Change(plan=wanted.plan, recorded=True, state=ChangeState.DONE, began_at=at, ended_at=at)


def _strange(desk: Desk, wanted: Iterable[_Wanted]) -> tuple[str, ...]:
    known = set(desk.service_names())
    named = dict.fromkeys(service for one in wanted for service in one.plan.services)
    return tuple(name for name in named if known and name not in known)
