"""Who waits for whom, on a page."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from opsdesk.domain.coordination_facts import counted
from opsdesk.domain.coordination_waits import Because, Dependencies, Wait, Web
from opsdesk.formats.markdown.escape import inside
from opsdesk.formats.markdown.page import bullets, page, section

NOBODY = "Nobody waits for anybody."


def waits_page(held: Dependencies, on: date) -> str:
    """Circles first, then chains, then who waits for what."""
    return page(
        f"# Who waits for whom\n\nAs of {on}: open promises and what blocks them, then what services depend on.",
        section("Circles", bullets(_circles(held)) or "None: everybody's wait has an end."),
        section("Chains", bullets(_chain(chain) for chain in held.promised.chains) or "None of three teams or more."),
        section("By promises", bullets(_waits(held.promised)) or NOBODY),
        section("By services", bullets(_waits(held.services)) or "No service of one team depends on another's."),
        section("Chains of services", bullets(_chain(chain) for chain in held.services.chains)),
    )


def _circles(held: Dependencies) -> Iterator[str]:
    for web, what in ((held.promised, "promises"), (held.services, "services")):
        yield from (f"{_chain((*circle, circle[0]))} (by {what})" for circle in web.circles)


def _chain(names: tuple[str, ...]) -> str:
    return " → ".join(map(inside, names))


def _waits(web: Web) -> Iterator[str]:
    """One line for each pair of teams."""
    pairs: dict[tuple[str, str], list[Wait]] = {}
    for wait in web.waits:
        pairs.setdefault((wait.waiter, wait.on), []).append(wait)
    for (waiter, on), several in pairs.items():
        yield f"{inside(waiter)} → {inside(on)}: {'; '.join(_reason(wait) for wait in several)}"


def _reason(wait: Wait) -> str:
    if wait.because is Because.SERVICE:
        return inside(wait.words)
    blocked = "blocked, " if wait.because is Because.BLOCKED else ""
    return f"{inside(wait.words)} ({blocked}{counted(wait.days, 'day')})"
