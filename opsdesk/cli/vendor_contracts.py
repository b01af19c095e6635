"""`vendor contract`, `notice`, `renew`, `commit`, `review`: what was agreed, and what became of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Annotated, Any, Final

import typer

from opsdesk.cli.options import session_of
from opsdesk.cli.output import say
from opsdesk.cli.session import Session
from opsdesk.cli.vendor_options import Ref, Who, a_day, a_number, a_yes, an_amount
from opsdesk.desk import vendors, vendors_standing
from opsdesk.domain.errors import BadInput
from opsdesk.domain.vendor import Vendor
from opsdesk.domain.vendor_contract import Contract, DayCount
from opsdesk.domain.vendor_performance import Commitment, Period, Review
from opsdesk.domain.vendor_standing import Standing, standing
from opsdesk.domain.vendor_words import deadline_words
from opsdesk.formats.contracts_cells import notice as notice_period

Text = str | None
Measure = Annotated[str, typer.Argument(metavar="MEASURE", help="What is measured: availability.")]


def contract(
    context: typer.Context,
    vendor: Who,
    ref: Ref,
    service: Annotated[Text, typer.Option(metavar="S", help="What is bought.")] = None,
    starts: Annotated[Text, typer.Option(metavar="DAY", help="Its first day.")] = None,
    renews: Annotated[Text, typer.Option(metavar="DAY", help="The first day of the next term.")] = None,
    ends: Annotated[Text, typer.Option(metavar="DAY", help="Its last day, if it doesn't renew.")] = None,
    months: Annotated[Text, typer.Option(metavar="N", help="Months of each further term.")] = None,
    automatic: Annotated[Text, typer.Option(metavar="yes|no", help="It renews by itself.")] = None,
    notice: Annotated[Text, typer.Option(metavar="DAYS", help="“90”, “30 business days”.")] = None,
    method: Annotated[Text, typer.Option(metavar="WORDS", help="How notice is given.")] = None,
    address: Annotated[Text, typer.Option(metavar="WORDS", help="Where notice goes.")] = None,
    lock_in: Annotated[Text, typer.Option(metavar="WORDS", help="What a renewal ties to.")] = None,
    cost: Annotated[Text, typer.Option(metavar="AMOUNT", help="Of a year: 1,234.50.")] = None,
    total: Annotated[Text, typer.Option(metavar="AMOUNT", help="Of the whole term.")] = None,
    currency: Annotated[Text, typer.Option(metavar="CODE", help="Three letters, like EUR.")] = None,
    owner: Annotated[Text, typer.Option(metavar="NAME", help="Who sees to it.")] = None,
    url: Annotated[Text, typer.Option(metavar="URL", help="Where it is kept.")] = None,
) -> None:
    """Add a contract, or change what is given of one; says the notice deadline. An empty text takes it away."""
    texts: dict[str, Any] = {
        "service": service,
        "notice_method": method,
        "notice_address": address,
        "lock_in": lock_in,
        "currency": currency,
        "owner": owner,
        "url": url,
    }
    days = {"starts_on": starts, "renews_on": renews, "ends_on": ends}
    session = session_of(context)
    with session.desk() as desk:
        held = vendors.named(desk, vendor)
        shown = held.contract(ref)
        said = replace(shown or Contract(ref), **{name: text for name, text in texts.items() if text is not None})
        said = replace(said, **{name: _or_none(text, a_day) for name, text in days.items() if text is not None})
        said = replace(said, **_terms(months, automatic, notice), **_amounts(said, cost, total))
        kept = vendors.keep_contract(desk, held.number, said, shown=shown)
    _tell(session, kept, ref)


def notice(
    context: typer.Context,
    vendor: Who,
    ref: Ref,
    on: Annotated[str, typer.Option(metavar="DAY", help="When it was given; else today.")] = "",
    ends: Annotated[str, typer.Option(metavar="DAY", help="When it ends by that; needed if notice was late.")] = "",
    how: Annotated[str, typer.Option(metavar="WORDS", help="How, and what shows that it arrived.")] = "",
) -> None:
    """Note that notice was given of a contract."""
    session = session_of(context)
    given = a_day(on) if on else session.today
    with session.desk() as desk:
        held = vendors.named(desk, vendor)
        now = _standing(session, vendors.contract_of(held, ref), given)
        kept = vendors.give_notice(
            desk, held.number, ref, given, a_day(ends) if ends else vendors_standing.end_by_notice(now, given), how
        )
    _tell(session, kept, ref)


def renew(
    context: typer.Context,
    vendor: Who,
    ref: Ref,
    until: Annotated[str, typer.Option(metavar="DAY", help="When it renews next; else a term later.")] = "",
    why: Annotated[str, typer.Option(metavar="WORDS", help="Why it goes on.")] = "",
) -> None:
    """Note that it was decided to go on with a contract."""
    session = session_of(context)
    with session.desk() as desk:
        held = vendors.named(desk, vendor)
        known = vendors.contract_of(held, ref)
        later = vendors_standing.a_term_later(_standing(session, known, session.today))
        kept = vendors.renew(desk, held.number, ref, a_day(until) if until else _needed(later), why)
    _tell(session, kept, ref)


def commit(
    context: typer.Context,
    vendor: Who,
    measure: Measure,
    target: Annotated[float, typer.Argument(metavar="TARGET", help="99.9")],
    unit: Annotated[str, typer.Option(metavar="U", help="%, min …")] = "",
    period: Annotated[Period, typer.Option(help="How often it is measured.")] = Period.MONTH,
    at_most: Annotated[bool, typer.Option("--at-most", help="Less is better.")] = False,
) -> None:
    """Keep what a vendor promised, in place of what it promised of the same measure before."""
    promised = Commitment(measure, target, unit, period, at_most)
    with session_of(context).desk() as desk:
        held = vendors.named(desk, vendor)
        vendors.commit(desk, held.number, promised)
    say(f"{held.name}: {promised.words}")


def review(
    context: typer.Context,
    vendor: Who,
    measure: Measure,
    period: Annotated[str, typer.Argument(metavar="PERIOD", help="2026-10, 2026-Q4 or 2026.")],
    attained: Annotated[float, typer.Argument(metavar="ATTAINED", help="99.5")],
    claimable: Annotated[str, typer.Option(metavar="AMOUNT", help="Credit that could be claimed.")] = "",
    claimed: Annotated[str, typer.Option(metavar="AMOUNT", help="Credit that was claimed.")] = "",
    currency: Annotated[str, typer.Option(metavar="CODE", help="Of the credits.")] = "",
    note: Annotated[str, typer.Option(metavar="WORDS", help="Where that is from.")] = "",
) -> None:
    """Keep what was attained in a period, in place of what was kept of it before."""
    code = currency.upper()
    could, did = (an_amount(text, code) if text else 0 for text in (claimable, claimed))
    found = Review(measure, period, attained, note, could, did, code)
    with session_of(context).desk() as desk:
        held = vendors.named(desk, vendor)
        vendors.review(desk, held.number, found)
    say(f"{held.name}: {measure} {period} kept")


COMMANDS: Final[dict[str, Callable[..., None]]] = {
    "contract": contract,
    "notice": notice,
    "renew": renew,
    "commit": commit,
    "review": review,
}


def _terms(months: Text, automatic: Text, notice: Text) -> dict[str, Any]:
    said: dict[str, Any] = {}
    if months is not None:
        said["renewal_months"] = a_number(months) if months else 0
    if automatic is not None:
        said["automatic"] = _or_none(automatic, a_yes)
    if notice is not None:
        days, counted = notice_period(notice) if notice else (None, None)
        said |= {"notice_days": days, "day_count": counted or DayCount.UNCLEAR}
    return said


def _amounts(said: Contract, cost: Text, total: Text) -> dict[str, Any]:
    """In the contract's currency, as it is then."""
    given = {"annual_minor": cost, "total_minor": total}
    code = said.currency.upper()
    return {name: _or_none(text, lambda it: an_amount(it, code)) for name, text in given.items() if text is not None}


def _or_none(text: str, read: Callable[[str], object]) -> Any:
    return read(text) if text else None


def _standing(session: Session, held: Contract, on: date) -> Standing:
    return standing(held, on, session.settings.vendors, vendors_standing.months_later)


def _needed(until: date | None) -> date:
    if until is None:
        raise BadInput("nobody said how long a term is: say until when (--until DAY)")
    return until


def _tell(session: Session, vendor: Vendor, ref: str) -> None:
    held = _standing(session, vendors.contract_of(vendor, ref), session.today)
    say(f"{vendor.name} {ref}: {held.state}, {deadline_words(held)}")
