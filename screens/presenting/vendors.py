"""Vendors as lines: the nearest notice deadline first, each in full."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from opsdesk.domain.reach_staleness import in_words
from opsdesk.domain.text import one_line
from opsdesk.domain.vendor_money import decimals
from opsdesk.domain.vendor_policy import VendorPolicy
from opsdesk.domain.vendor_spend import annual_minor
from opsdesk.domain.vendor_standing import NoticeState, VendorStanding
from screens.presenting.listing import Look, Order, counted
from screens.presenting.row import GONE, MUTED, column, join, plain
from screens.presenting.vendor_detail import ERROR, STYLES, WARNING, detail

FLAG = "! "
"""Before the name of one whose contacts are to be checked."""
STATE = 15
"""Cells of a state."""
GAP = 3
"""Cells before and after the cost."""
ROOM_FOR_A_DATE = 50
"""Cells of a line that has the deadline's date beside the days to it."""
UNOWNED = "Nobody owns it"
TO_CHECK = "Contacts to check"


def vendors_look(policy: VendorPolicy) -> Look[VendorStanding]:
    """How the list reads."""
    return Look(
        title="Vendors",
        one="vendor",
        empty=(
            "No vendor is kept yet. Here belong their contracts and the days by which notice is due; n keeps the first"
            " one, and “opsdesk vendor import” takes in a whole register."
        ),
        orders=(
            Order("By notice deadline", lambda held: _group(held, policy), lambda held: held.rank),
            Order("By owner", lambda held: (not held.vendor.owner, held.vendor.owner or UNOWNED), lambda it: it.rank),
            Order("By name", lambda held: (0, "")),
            Order(TO_CHECK, lambda held: (not held.stale, TO_CHECK if held.stale else "Others"), lambda it: it.rank),
        ),
        key=lambda held: held.vendor.name,
        name=lambda held: held.vendor.title,
        words=_words,
        counts=_counts,
        line=_line,
        detail=lambda held, _: tuple(detail(held)),
    )


def _group(held: VendorStanding, policy: VendorPolicy) -> tuple[int, str]:
    """By days to the deadline, so that the order is that of the deadlines throughout."""
    first = held.first
    if first is None or first.rank[0] or first.days_left is None:
        return 3, "No date, or over"
    if first.days_left <= policy.window_days:
        return 0, "Act now"
    return (1, "Coming up") if first.days_left <= policy.evaluate_days else (2, "Later")


def _words(held: VendorStanding) -> str:
    vendor = held.vendor
    contracts = " ".join(f"{one.contract.ref} {one.contract.service} {one.state}" for one in held.contracts)
    known = (vendor.name, vendor.owner, vendor.profile.group, *vendor.spellings, *vendor.profile.services)
    return f"{' '.join(known)} {contracts} {in_words(held.reasons)}"


def _counts(every: Sequence[VendorStanding]) -> Content:
    states = [held.state for held in every]
    return counted(
        f"{len(every):,} vendor{'' if len(every) == 1 else 's'}",
        (states.count(NoticeState.OVERDUE), "overdue", ERROR),
        (states.count(NoticeState.WINDOW), "in window", WARNING),
        (states.count(NoticeState.ROLLING), "rolling", WARNING),
        (sum(held.stale for held in every), "to check", WARNING),
        (sum(not held.vendor.owner for held in every), "unowned", MUTED),
    )


def _line(held: VendorStanding, name: int, width: int) -> Content:
    """State, name (with a mark where contacts are to be checked), cost where there is room, and the deadline."""
    style = STYLES.get(held.state, MUTED)
    cost, left, day = _right(held)
    day = day if width >= ROOM_FOR_A_DATE else ""
    cost = f" {cost}  " if cost and STATE + name + len(cost) + len(left) + len(day) + GAP <= width else " "
    room = max(width - STATE - len(cost) - len(left) - len(day), 0)
    name_style = "" if _due_at_all(held) else GONE
    flag = plain(FLAG, WARNING) if held.stale else plain("")
    title = column(join(flag, plain(one_line(held.vendor.title), name_style)), room)
    line = Content.assemble((f"{held.state:<{STATE}}", style), title, (cost, MUTED), (left, style), (day, MUTED))
    return line if line.cell_length <= width else line.truncate(width, ellipsis=True)


def _due_at_all(held: VendorStanding) -> bool:
    return held.first is not None and not held.first.rank[0]


def _right(held: VendorStanding) -> tuple[str, str, str]:
    """Cost, the days to the deadline or why there is none, and the date."""
    first = held.first
    if first is None:
        return "", "no contract", ""
    if first.rank[0]:
        why = "ends" if first.state is NoticeState.LEAVING else ""
        return "", why, f"  {first.turns_on}" if first.turns_on else ""
    if first.is_adrift:
        return _cost(held), f"{'since':>9}", f"  {first.rolled_on}"
    days = first.days_left or 0
    left = "today" if not days else f"in {days:,} d" if days > 0 else f"{-days:,} d ago"
    return _cost(held), f"{left:>9}", f"  {first.deadline}"


def _cost(held: VendorStanding) -> str:
    """What it costs a year in whole units, where all of it is in one currency."""
    costs = [(annual_minor(one.contract), one.contract.currency) for one in held.contracts]
    known = [(cost, code) for cost, code in costs if cost is not None]
    if not known or len({code for _, code in known}) > 1:
        return ""
    code = known[0][1]
    return f"{sum(cost for cost, _ in known) // 10 ** decimals(code):,} {code}".strip()
