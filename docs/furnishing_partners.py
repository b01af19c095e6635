"""Whom the pictures' desk works with: vendors with their contracts, teams with what they promised each other."""

from __future__ import annotations

from datetime import datetime, timedelta

from opsdesk.desk import commitments, teams, vendors
from opsdesk.desk.desk import Desk
from opsdesk.domain.commitment import Promise
from opsdesk.domain.contact import Contact
from opsdesk.domain.team import Profile as TeamProfile
from opsdesk.domain.team import Relation, Way
from opsdesk.domain.vendor import Profile, Substitutability
from opsdesk.domain.vendor_contract import Contract, DayCount
from opsdesk.domain.vendor_performance import Commitment, Review

CARRIER = Profile(
    "Nordwind Transit",
    owner="ana",
    services=("proxy",),
    contacts=(Contact("Ada Lund", "on-call engineer", "+46 8 555 01"), Contact("Per Ek", "account manager", "@per")),
    substitutability=Substitutability.HARD,
    alternatives=("Baltic Carrier",),
    exit_plan="move a tenth of the prefixes a week to the second carrier",
)
AVAILABILITY = Commitment("availability", 99.95, "%")
DAY = timedelta(days=1)


def furnish_partners(desk: Desk, now: datetime) -> None:
    """Fills the desk."""
    _vendors(desk, now)
    _teams(desk, now)


def _vendors(desk: Desk, now: datetime) -> None:
    carrier = vendors.add(desk, CARRIER)
    vendors.keep_contract(desk, carrier.number, _contract(now, "NT-2031", "transit", 128, 84_000_00, 90))
    vendors.commit(desk, carrier.number, AVAILABILITY)
    for month, attained in (("2025-08", 99.97), ("2025-09", 99.91), ("2025-10", 99.89)):
        vendors.review(desk, carrier.number, Review(AVAILABILITY.measure, month, attained))
    others = (
        ("Elkhorn Storage", "object storage", 41, 36_500_00, 30, "bo"),
        ("Paperline", "on-call telephony", 19, 4_200_00, 30, ""),
        ("Quill & Sons", "status page", 210, 2_900_00, 60, "cy"),
        ("Hadal Analytics", "log search", 320, 61_000_00, 90, "bo"),
    )
    for name, service, days, cost, notice, owner in others:
        vendor = vendors.add(desk, Profile(name, owner=owner))
        contract = _contract(now, f"{name.split()[0][:2].upper()}-7", service, days, cost, notice)
        vendors.keep_contract(desk, vendor.number, contract)


def _contract(now: datetime, ref: str, service: str, days: int, cost: int, notice: int) -> Contract:
    return Contract(
        ref,
        service,
        starts_on=(now - 500 * DAY).date(),
        renews_on=(now + days * DAY).date(),
        renewal_months=12,
        automatic=True,
        notice_days=notice,
        day_count=DayCount.CALENDAR,
        notice_method="letter",
        lock_in="another year at the same volume",
        annual_minor=cost,
        currency="EUR",
    )


def _teams(desk: Desk, now: datetime) -> None:
    edge = teams.add(
        desk,
        TeamProfile(
            "edge",
            "what stands between a reader and every site",
            "ana",
            channel="#edge",
            on_call="pager edge",
            hours="mon-fri 08:00-17:00",
            zone="Europe/Stockholm",
            contacts=(Contact("Ana Berg", "lead", "@ana"),),
        ),
    )
    teams.add(desk, TeamProfile("platform", "what every team builds on", "bo", channel="#platform"))
    teams.agree(desk, edge.number, Relation("platform", Way.COLLABORATION, "weekly, in #edge", "both leads"))
    teams.check(desk, edge.number, ["channel", "on-call"])
    promises = (
        ("platform", "bo", "a size limit on feature files", "a file over the limit is refused in test", 9),
        ("platform", "", "a switch that holds every rollout", "held within a minute, tried by edge", -3),
        ("edge", "ana", "error pages by build, as a metric", "platform sees it on its dashboard", 24),
    )
    for giver, person, deliverable, test, days in promises:
        receiver = "platform" if giver == "edge" else "edge"
        due = (now + days * DAY).date()
        commitments.promise(desk, Promise(giver, person, receiver, deliverable, test, due))
    commitments.block(desk, 1, "COM-2")
