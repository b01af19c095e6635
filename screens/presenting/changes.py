"""The list of changes as lines: what goes on, what is owed, what comes, what was."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta, tzinfo

from textual.content import Content

from opsdesk.desk.changes_outlook import Outlook
from opsdesk.domain.change import Change, ChangeState
from opsdesk.domain.change_grouping import Group, group_of, rank
from opsdesk.domain.rigor import Tier
from opsdesk.domain.text import one_line
from opsdesk.domain.times import elapsed, spoken
from screens.presenting.changes_parts import change_parts
from screens.presenting.listing import Look, Order, Part, counted
from screens.presenting.row import GONE, MUTED, join, plain, spread
from screens.session import Session

EMPTY = "No change yet. Here belongs what you are about to change, with what its risk demands: n plans the first one."

TIER_STYLES = {Tier.STANDARD: MUTED, Tier.NORMAL: MUTED, Tier.HIGH: "$text-warning", Tier.EXTREME: "bold $text-error"}
ENDED_STYLES = {ChangeState.ROLLED_BACK: "$text-warning", ChangeState.FAILED: "$text-error"}
TIME_WIDTH, BRIEF_WIDTH = 12, 9
"""Cells of `24 Nov 14:00` and of `no window`."""
ROOMY = 54
"""Cells of a line from which on it says the time of another day, too."""
HALF_A_YEAR = timedelta(days=183)


def changes_look(session: Session) -> Look[Outlook]:
    """How the list reads by the session's clock, in its zone."""

    def line(held: Outlook, names: int, width: int) -> Content:
        return change_line(held, session.now, session.zone, width)

    def detail(held: Outlook, items: Sequence[Outlook]) -> Sequence[Part]:
        return change_parts(held, session.now, session.zone)

    return Look(
        title="Changes",
        one="change",
        empty=EMPTY,
        orders=(
            Order("By state and time", _by_group, lambda held: rank(held.change)),
            Order("By tier", _by_tier, lambda held: rank(held.change)),
            Order("By service", _by_service, lambda held: rank(held.change)),
        ),
        key=lambda held: held.change.name,
        name=lambda held: f"{held.change.name} {held.change.title}",
        words=_words,
        counts=lambda items: _counts(items, session.now),
        line=line,
        detail=detail,
    )


def change_line(held: Outlook, now: datetime, zone: tzinfo, width: int) -> Content:
    """`CHG-3 Larger pools      9 missing  high      Tue 14:00`, the name cut first."""
    change = held.change
    over = group_of(change) is Group.PAST
    name = join(plain(f"{change.name} ", GONE if over else "bold"), plain(one_line(change.title), GONE if over else ""))
    alert = plain("! ", "bold $text-warning") if held.conflicts or held.frozen else Content()
    return spread(width, name, join(" ", alert, *_right(held, now, zone, brief=width < ROOMY)))


def _right(held: Outlook, now: datetime, zone: tzinfo, *, brief: bool) -> Sequence[Content]:
    change = held.change
    match group_of(change):
        case Group.ROLLING_OUT:
            return _tier(change), _progress(change), _at(_running(change, now), MUTED, brief=brief)
        case Group.REVIEW_DUE:
            return (_review(change, now),)
        case Group.PLANNED:
            starts = _short(change.plan.starts_at, now, zone, brief=brief)
            return _tier(change), _evidence(held), _at(starts, MUTED, brief=brief)
    ended = "recorded" if change.recorded and change.failed is None else str(change.state)
    on = _at(_short(change.ended_at, now, zone, brief=brief), GONE, brief=brief)
    return plain(ended, ENDED_STYLES.get(change.state, GONE)), on


def _at(time: str, style: str, *, brief: bool) -> Content:
    return plain(f"  {time:>{BRIEF_WIDTH if brief else TIME_WIDTH}}", style)


def _tier(change: Change) -> Content:
    """Only what asks for care; the others would be on every line."""
    verdict = change.verdict
    if change.emergency:
        return plain("emergency · ", "$text-error")
    if verdict is None or verdict.tier.rank < Tier.HIGH.rank:
        return Content()
    return plain(f"{verdict.tier} · ", TIER_STYLES[verdict.tier])


def _evidence(held: Outlook) -> Content:
    if held.change.state is ChangeState.APPROVED:
        return plain("approved", "$text-success")
    return plain(f"{len(held.missing)} missing", "$text-warning") if held.missing else plain("to approve", "bold")


def _progress(change: Change) -> Content:
    stages = change.plan.stages
    return plain(
        f"{len(stages) - len(change.stages_left)} of {len(stages)} stages" if stages else "rolling out", "bold"
    )


def _running(change: Change, now: datetime) -> str:
    return elapsed(now - change.began_at) if change.began_at else ""


def _review(change: Change, now: datetime) -> Content:
    due = change.review_due_at
    if due is None:
        return Content()
    if due < now:
        return plain("review overdue", "bold $text-error")
    return plain(f"review in {spoken(due - now)}", "$text-warning")


def _short(at: datetime | None, now: datetime, zone: tzinfo, *, brief: bool) -> str:
    """`14:00` today, `24 Nov 14:00` otherwise; in brief the day alone."""
    if at is None:
        return "no window"
    local = at.astimezone(zone)
    if local.date() == now.astimezone(zone).date():
        return f"{local:%H:%M}"
    if abs(at - now) > HALF_A_YEAR:
        return f"{local:%b %Y}"
    return f"{local.day} {local:%b}" if brief else f"{local.day} {local:%b %H:%M}"


def _counts(items: Sequence[Outlook], now: datetime) -> Content:
    groups = [group_of(held.change) for held in items]
    waiting = [held for held in items if group_of(held.change) is Group.PLANNED and held.missing]
    overdue = [held for held in items if (due := held.change.review_due_at) and due < now]
    owed = groups.count(Group.REVIEW_DUE)
    return counted(
        f"{len(items)} change{'' if len(items) == 1 else 's'}",
        (groups.count(Group.ROLLING_OUT), "rolling out", "bold"),
        (len(waiting), "waiting for evidence", "$text-warning"),
        (owed, "review overdue" if overdue else "review due", "bold $text-error" if overdue else "$text-warning"),
    )


def _words(held: Outlook) -> str:
    change, plan = held.change, held.change.plan
    tier = change.verdict.tier if change.verdict else "recorded"
    said = (*plan.services, plan.sort, plan.deployment_type, plan.requester, plan.author_role, change.state, tier)
    return " ".join((*said, "emergency" if change.emergency else ""))


def _by_group(held: Outlook) -> tuple[int, str]:
    group = group_of(held.change)
    return list(Group).index(group), group.capitalize()


def _by_tier(held: Outlook) -> tuple[int, str]:
    change = held.change
    if group_of(change) is Group.PAST or change.verdict is None:
        return len(Tier), "Past"
    return len(Tier) - 1 - change.verdict.tier.rank, change.verdict.tier.capitalize()


def _by_service(held: Outlook) -> tuple[int, str]:
    services = held.change.plan.services
    return (0, services[0]) if services else (1, "No service named")
