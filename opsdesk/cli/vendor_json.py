"""Vendors as JSON. Money is in minor units beside its currency; days are ISO dates; what nobody said is null."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from opsdesk.cli.reach_json import reaches_json, reasons_json
from opsdesk.desk.vendors_importing import TakenIn
from opsdesk.domain.codec import encode
from opsdesk.domain.reach_staleness import next_check
from opsdesk.domain.vendor_concentration import Concentration, Spread
from opsdesk.domain.vendor_duplicates import Proposal
from opsdesk.domain.vendor_pack import Pack
from opsdesk.domain.vendor_performance import Performance
from opsdesk.domain.vendor_spend import annual_minor
from opsdesk.domain.vendor_standing import Standing, VendorStanding

SHOWN: Final = (
    "id, name, status, deadline_on, left_days, owner, group, spellings, services, substitutability, alternatives, "
    "stale, reasons (cause, words), merged_into, retired, contracts, contacts, reaches (name, words, checked_at, "
    "checked_by, failed), check_days, next_check_on, exit_plan, status_url, critical, performance, unclaimed, "
    "incidents, spend, connected, questions"
)


def brief_json(held: VendorStanding) -> dict[str, Any]:
    """A vendor in a list, with its contracts."""
    vendor, profile, first = held.vendor, held.vendor.profile, held.first
    return {
        "id": vendor.name,
        "name": vendor.title,
        "status": held.state,
        "deadline_on": _day(first.deadline) if first else None,
        "left_days": first.days_left if first else None,
        "owner": vendor.owner or None,
        "group": profile.group or None,
        "spellings": list(vendor.spellings),
        "services": list(profile.services),
        "substitutability": profile.substitutability,
        "alternatives": list(profile.alternatives),
        "stale": held.stale,
        "reasons": reasons_json(held.reasons),
        "merged_into": f"VEN-{vendor.merged_into}" if vendor.merged_into else None,
        "retired": vendor.retired or None,
        "contracts": [standing_json(one) for one in held.contracts],
    }


def standing_json(held: Standing) -> dict[str, Any]:
    """A contract on a day."""
    contract = held.contract
    return {
        "contract_ref": contract.ref,
        "service": contract.service,
        "status": held.state,
        "deadline_on": _day(held.deadline),
        "left_days": held.days_left,
        "alert_days": held.alert,
        "turns_on": _day(held.turns_on),
        "rolled_on": _day(held.rolled_on),
        "assumed": list(held.assumed),
        "starts_on": _day(contract.starts_on),
        "renews_on": _day(contract.renews_on),
        "ends_on": _day(contract.ends_on),
        "renewal_months": contract.renewal_months or None,
        "automatic": contract.automatic,
        "notice_days": contract.notice_days,
        "day_count": contract.day_count,
        "notice_method": contract.notice_method,
        "notice_address": contract.notice_address,
        "lock_in": contract.lock_in,
        "annual_minor": annual_minor(contract),
        "total_minor": contract.total_minor,
        "currency": contract.currency or None,
        "owner": contract.owner or None,
        "url": contract.url,
        "noticed_on": _day(contract.noticed_on),
    }


def pack_json(pack: Pack) -> dict[str, Any]:
    """A vendor in full."""
    return brief_json(pack.standing) | {
        "services": list(pack.services),
        "contacts": [encode(contact) for contact in pack.vendor.profile.contacts],
        "reaches": reaches_json(pack.vendor),
        "check_days": pack.vendor.check_days,
        "next_check_on": _day(next_check(pack.vendor)),
        "exit_plan": pack.vendor.profile.exit_plan,
        "status_url": pack.vendor.profile.status_url,
        "critical": list(pack.critical),
        "performance": [_performance(held) for held in pack.performance],
        "unclaimed": pack.unclaimed,
        "incidents": [{"id": one.name, "title": one.title, "part": one.part} for one in pack.incidents],
        "spend": {code: {str(year): minor for year, minor in years.items()} for code, years in pack.spend.items()},
        "connected": [vendor.name for vendor in pack.connected],
        "questions": list(pack.questions),
    }


def spread_json(held: Spread) -> dict[str, Any]:
    """How much rests on few vendors."""
    return {
        "spend": {currency: _spread(spread) for currency, spread in held.spend.items()},
        "critical_services": _spread(held.services) | {"in_registry": held.critical},
        "dependences": [{"vendor": one.vendor.name, "services": list(one.services)} for one in held.dependences],
        "single_points": [one.vendor.name for one in held.single_points],
        "connected": {group: [one.name for one in members] for group, members in held.connected.items()},
        "without_cost": [vendor.name for vendor in held.without_cost],
    }


def proposal_json(one: Proposal) -> dict[str, Any]:
    """Two entries that may be one vendor."""
    return {
        "into": {"id": one.first.name, "name": one.first.title},
        "merge": {"id": one.second.name, "name": one.second.title},
        "why": one.why,
        "likeness": one.likeness,
    }


def taken_in_json(found: TakenIn, unused: tuple[str, ...], *, dry_run: bool) -> dict[str, Any]:
    """What an import did, or would do."""
    return {
        "dry_run": dry_run,
        "added": list(found.added),
        "changed": list(found.changed),
        "unchanged": list(found.unchanged),
        "contracts": found.contracts,
        "owners": dict(found.owners),
        "problems": [{"place": one.place, "why": one.reason} for one in found.problems],
        "unused_columns": list(unused),
    }


def _performance(held: Performance) -> dict[str, Any]:
    return {
        **encode(held.commitment),
        "period": held.commitment.period,
        "misses": held.misses,
        "missed_in_a_row": held.missed_in_a_row,
        "reviews": [
            {
                "period": one.review.period,
                "attained": one.review.attained,
                "difference": one.difference,
                "missed": one.missed,
                "claimable_minor": one.review.claimable_minor,
                "claimed_minor": one.review.claimed_minor,
                "currency": one.review.currency or None,
                "note": one.review.note,
            }
            for one in held.periods
        ],
    }


def _spread(spread: Concentration) -> dict[str, Any]:
    return {
        "hhi": round(float(spread.hhi), 1),
        "connected_hhi": round(float(spread.connected_hhi), 1),
        "effective": round(float(spread.effective), 2),
        "shares": [
            {
                "vendor": one.vendor.name,
                "name": one.vendor.title,
                "amount": one.amount,
                "share": round(float(one.share), 6),
            }
            for one in spread.shares
        ],
    }


def _day(day: date | None) -> str | None:
    return str(day) if day else None
