"""The forms of the vendors screen: a vendor, one of its contracts, a period that was reviewed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from opsdesk.desk import vendors
from opsdesk.desk.threaded import DeskThread
from opsdesk.domain.contact import contact_of
from opsdesk.domain.errors import BadInput, EditedMeanwhile
from opsdesk.domain.text import one_line
from opsdesk.domain.vendor import Profile, Substitutability, Vendor
from opsdesk.domain.vendor_contract import Contract, DayCount
from opsdesk.domain.vendor_money import decimals
from opsdesk.domain.vendor_performance import Review
from opsdesk.formats.contracts_cells import DecimalSign, minor_units, typed_day, whole_number, yes_or_no
from screens.dialogs.form import Answers, Form
from screens.dialogs.form_fields import Field, Typed, choice, names
from screens.dialogs.form_refused import NotSaved, Overtaken

UNKNOWN = "unknown"


def vendor_form(desk: DeskThread, vendor: Vendor | None, typed: Mapping[str, Typed]) -> Form[Vendor]:
    """What is known of a vendor; a new one without one."""
    shown = [vendor.profile if vendor else Profile()]

    async def save(answers: Answers) -> Vendor:
        profile = replace(shown[-1], **answers)
        if vendor is None:
            return await desk.ask(lambda desk: vendors.add(desk, profile))
        try:
            return await desk.ask(lambda desk: vendors.edit(desk, vendor.number, profile, shown[-1]))
        except EditedMeanwhile as clash:
            shown.append((await desk.ask(lambda desk: vendors.one(desk, vendor.number))).profile)
            raise Overtaken(_profile_fields(shown[-1])) from clash

    title = f"Edit {one_line(vendor.title)}" if vendor else "New vendor"
    return Form(title, _profile_fields(shown[0]), save, typed)


def contract_form(
    desk: DeskThread, vendor: Vendor, contract: Contract | None, typed: Mapping[str, Typed]
) -> Form[Vendor]:
    """One contract; a new one without one."""
    shown = [contract or Contract()]

    async def save(answers: Answers) -> Vendor:
        given = dict(answers)
        cost = given.pop("cost")
        said = replace(shown[-1], **given)
        kept = replace(said, annual_minor=_minor("cost", cost, said.currency.upper()) if cost else None)
        before = shown[-1] if contract else None
        try:
            return await desk.ask(lambda desk: vendors.keep_contract(desk, vendor.number, kept, shown=before))
        except EditedMeanwhile as clash:
            held = (await desk.ask(lambda desk: vendors.one(desk, vendor.number))).contract(kept.ref)
            if held is None:
                raise
            shown.append(held)
            raise Overtaken(_contract_fields(held)) from clash

    title = f"{one_line(vendor.title)}: {one_line(contract.ref) if contract else 'new contract'}"
    fields = _contract_fields(shown[0])
    return Form(title, fields if contract is None else fields[1:], save, typed)


def review_form(desk: DeskThread, vendor: Vendor, typed: Mapping[str, Typed]) -> Form[Vendor]:
    """What was attained in a period."""
    measures, shown = tuple(one.measure for one in vendor.commitments), [vendor]

    async def save(answers: Answers) -> Vendor:
        given = dict(answers)
        code = given["currency"].upper()
        for key in ("claimable", "claimed"):
            given[f"{key}_minor"] = _minor(key, given.pop(key), code)
        review = Review(**given)
        try:
            return await desk.ask(lambda desk: vendors.review(desk, vendor.number, review, shown[-1]))
        except EditedMeanwhile as clash:
            shown.append(await desk.ask(lambda desk: vendors.one(desk, vendor.number)))
            theirs = vendors.review_of(shown[-1], review)
            raise Overtaken(_review_fields(measures, theirs, review.period)) from clash

    return Form(f"Review {one_line(vendor.title)}", _review_fields(measures, None), save, typed)


def a_day(text: str) -> date:
    """A day as it is typed; raises BadInput."""
    return typed_day(text)


def _profile_fields(profile: Profile) -> tuple[Field, ...]:
    contacts = tuple(contact.words for contact in profile.contacts)
    return (
        Field("name", "Name", profile.name, hint="as it is spelt"),
        Field("owner", "Who sees to it", profile.owner, hint="a short name"),
        names("services", "Services that depend on it", profile.services, hint="payments, checkout"),
        names(
            "contacts",
            "Escalation path, nearest first",
            contacts,
            read=lambda said: tuple(map(contact_of, said)),
            hint="Di / support / +46 8 1, Ed / account manager",
        ),
        Field("check_days", "Days a check of these holds", str(profile.check_days), _count, "180; 0: never asked for"),
        choice(
            "substitutability",
            "How hard to replace",
            tuple(Substitutability),
            profile.substitutability,
            read=Substitutability,
        ),
        names("alternatives", "Who could do it instead", profile.alternatives, hint="Bolt, Core"),
        Field("exit_plan", "Exit plan", profile.exit_plan, hint="how one would leave"),
        Field("group", "Group it belongs to", profile.group, hint="the parent's name"),
        Field("status_url", "Status page", profile.status_url, hint="https://status.…"),
        Field(
            "diligence_run",
            "Run of the due-diligence checklist",
            f"RUN-{profile.diligence_run}" if profile.diligence_run else "",
            _run,
            "RUN-3",
        ),
    )


def _contract_fields(held: Contract) -> tuple[Field, ...]:
    automatic = UNKNOWN if held.automatic is None else "yes" if held.automatic else "no"
    notice = "" if held.notice_days is None else str(held.notice_days)
    return (
        Field("ref", "Reference", held.ref, hint="C-2026-17"),
        Field("service", "What is bought", held.service, hint="CDN"),
        _day("starts_on", "Starts", held.starts_on),
        _day("renews_on", "Renews (first day of the next term)", held.renews_on),
        _day("ends_on", "Ends, if it doesn't renew", held.ends_on),
        Field("renewal_months", "Months of a further term", str(held.renewal_months or ""), _count, "12"),
        choice("automatic", "Renews by itself", (UNKNOWN, "yes", "no"), automatic, read=_yes),
        Field("notice_days", "Days of notice", notice, _or_none(whole_number), "90"),
        choice("day_count", "Those are", tuple(DayCount), held.day_count, read=DayCount),
        Field("notice_method", "How notice is given", held.notice_method, hint="registered letter"),
        Field("notice_address", "Where notice goes", held.notice_address),
        Field("lock_in", "What a renewal locks in", held.lock_in, hint="3 years at this price"),
        Field("cost", "Cost of a year", _money(held.annual_minor, held.currency), hint="1,234.50"),
        Field("currency", "Currency", held.currency, hint="EUR"),
        Field("owner", "Who sees to it", held.owner, hint="a short name"),
        Field("url", "Where it is kept", held.url, hint="https://…"),
    )


def _review_fields(measures: Sequence[str], held: Review | None, period: str = "") -> tuple[Field, ...]:
    """`period` as it was typed, where somebody reviewed it meanwhile."""
    code = held.currency if held else ""
    return (
        choice("measure", "What was promised", measures, held.measure if held else measures[0]),
        Field("period", "Period", period, hint="2026-10, 2026-Q4, 2026"),
        Field("attained", "Attained", f"{held.attained:.10g}" if held else "", a_number, "99.5"),
        Field(
            "claimable",
            "Credit that could be claimed",
            _money(held.claimable_minor or None, code) if held else "",
            hint="250.00",
        ),
        Field(
            "claimed",
            "Credit that was claimed",
            _money(held.claimed_minor or None, code) if held else "",
            hint="250.00",
        ),
        Field("currency", "Currency of the credit", code, hint="EUR"),
        Field("note", "Where that is from", held.note if held else "", hint="their monthly report"),
    )


def _day(key: str, label: str, held: date | None) -> Field:
    return Field(key, label, str(held or ""), _or_none(a_day), "2027-01-31")


def _or_none(read: Callable[[str], Any]) -> Callable[[str], Any]:
    return lambda shown: read(shown) if shown.strip() else None


def _count(shown: str) -> int:
    return whole_number(shown) if shown.strip() else 0


def _yes(word: str) -> bool | None:
    return None if word == UNKNOWN else yes_or_no(word)


def _money(minor: int | None, code: str) -> str:
    """The amount as it can be typed again."""
    if minor is None:
        return ""
    places = decimals(code)
    whole, part = divmod(minor, 10**places)
    return f"{whole:,}.{part:0{places}d}" if places else f"{whole:,}"


def _minor(key: str, text: str, code: str) -> int:
    """Minor units of an answer; raises NotSaved beside its field."""
    try:
        return minor_units(text, code, DecimalSign.POINT) if text else 0
    except BadInput as error:
        raise NotSaved("", {key: error.message}) from error


def a_number(shown: str) -> float:
    try:
        return float(shown)
    except ValueError:
        raise BadInput("write a number, like 99.5") from None


def _run(shown: str) -> int:
    said = shown.strip().upper().removeprefix("RUN-")
    if said and not (said.isascii() and said.isdecimal() and len(said) < 10):
        raise BadInput("write it like RUN-3")
    return int(said or 0)
