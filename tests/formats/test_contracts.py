"""Registers of contracts: columns mapped, days and amounts read without guessing, every bad row told with its place."""

from __future__ import annotations

from datetime import date

import pytest

from opsdesk.domain.errors import BadInput
from opsdesk.domain.vendor_contract import DayCount
from opsdesk.formats.contracts import Reading, Register, read_register
from opsdesk.formats.contracts_cells import DateOrder, DecimalSign, day, day_count, minor_units, notice, yes_or_no

PLAIN = Reading({}, {})
HEAD = (
    "name,service,contract_ref,starts_on,renews_on,renewal_months,notice_days,annual_cost,currency,owner,status_url\n"
)


def read(text: str | bytes, reading: Reading = PLAIN) -> Register:
    return read_register(text if isinstance(text, bytes) else text.encode(), "vendors.csv", reading)


def test_the_fields_are_columns_of_the_same_name() -> None:
    row = 'Acme,CDN,C-1,2025-01-31,2027-01-31,12,30 business days,"1,234.50",eur,ana,https://s.example\n'
    (found,) = read(HEAD + row).rows
    assert (found.vendor, found.status_url, found.place) == ("Acme", "https://s.example", "vendors.csv: line 2")
    assert found.said == {
        "service": "CDN",
        "ref": "C-1",
        "starts_on": date(2025, 1, 31),
        "renews_on": date(2027, 1, 31),
        "renewal_months": 12,
        "notice_days": 30,
        "day_count": DayCount.BUSINESS,
        "annual_minor": 123_450,
        "currency": "EUR",
        "owner": "ana",
    }


def test_columns_are_mapped_and_values_set_where_a_row_says_nothing() -> None:
    reading = Reading({"name": "Supplier Name", "renews_on": "expiry-date"}, {"currency": "SEK", "notice_days": "90"})
    found = read("Supplier name;Expiry Date;currency;else\nAcme;2027-01-31;;x\nBolt;2027-02-01;EUR;y\n", reading)
    assert [row.said["currency"] for row in found.rows] == ["SEK", "EUR"]
    assert [row.said["notice_days"] for row in found.rows] == [90, 90]
    assert found.unused == ("else",)


def test_every_bad_row_is_told_with_its_line_and_reason() -> None:
    rows = (
        "Acme,,C-1,2025-02-30,,,,,,,\n"
        ",,C-2,,,,,,,,\n"
        "Bolt,,C-3,03/04/2026,,,,,,,\n"
        "Core,,C-4,,,twelve,,,,,\n"
        "Dusk,,C-5,,,,30 moons,,,,\n"
        "Echo,,C-6,,,,,1.005,EUR,,\n"
        "Fine,,C-7,,,,,5,EUR,,\n"
    )
    found = read(HEAD + rows)
    assert [row.vendor for row in found.rows] == ["Fine"]
    assert [(one.place, one.reason) for one in found.problems] == [
        ("vendors.csv: line 2", "starts_on: “2025-02-30” isn't in the calendar"),
        ("vendors.csv: line 3", "name: is empty"),
        (
            "vendors.csv: line 4",
            "starts_on: “03/04/2026” has no order of its own: say which its days have (--dates dmy or mdy)",
        ),
        ("vendors.csv: line 5", "renewal_months: “twelve” is no whole number"),
        (
            "vendors.csv: line 6",
            "notice_days: “30 moons” is no notice period (write it like 30, or 30 business days)",
        ),
        ("vendors.csv: line 7", "annual_cost: “1.005” is finer than EUR is"),
    ]


@pytest.mark.parametrize(
    ("reading", "said"),
    [
        (Reading({"nome": "x"}, {}), "there is no field “nome”"),
        (Reading({"name": "supplier"}, {}), "there is no column “supplier” for name"),
        (Reading({}, {}), r"no column says who the vendor is: map one \(--map name=COLUMN\); there are: title"),
        (Reading({}, {}, encoding="klingon"), "klingon: no encoding that is known here"),
        (Reading({}, {}, encoding="utf-16"), "utf-16: not what the file is in"),
    ],
)
def test_a_mapping_that_cant_be_used_is_refused(reading: Reading, said: str) -> None:
    with pytest.raises(BadInput, match=said):
        read("title\nx\ny", reading)


def test_encodings() -> None:
    text = "name,annual_cost\nMüller,5\n"
    assert read(text.encode("utf-16")).rows[0].vendor == "Müller"
    assert read(text.encode("utf-8-sig")).rows[0].vendor == "Müller"
    assert read(text.encode("cp1252"), Reading({}, {}, encoding="cp1252")).rows[0].vendor == "Müller"
    with pytest.raises(BadInput, match="not UTF-8"):
        read(text.encode("cp1252"))


@pytest.mark.parametrize(
    ("text", "order", "expected"),
    [
        ("2024-02-29", DateOrder.ISO, date(2024, 2, 29)),
        ("2026-11-21T10:00:00Z", DateOrder.ISO, date(2026, 11, 21)),
        ("21.11.2026", DateOrder.ISO, date(2026, 11, 21)),
        ("03/04/2026", DateOrder.DMY, date(2026, 4, 3)),
        ("03/04/2026", DateOrder.MDY, date(2026, 3, 4)),
    ],
)
def test_days(text: str, order: DateOrder, expected: date) -> None:
    assert day(text, order) == expected


@pytest.mark.parametrize(
    ("text", "sign", "minor"),
    [
        ("102557.4", DecimalSign.POINT, 10_255_740),
        ("1,234,567.89", DecimalSign.POINT, 123_456_789),
        ("1 234", DecimalSign.POINT, 123_400),
        ("1'234.5", DecimalSign.POINT, 123_450),
        ("1.234,50", DecimalSign.COMMA, 123_450),
        ("12,5", DecimalSign.COMMA, 1250),
        ("0", DecimalSign.POINT, 0),
    ],
)
def test_amounts(text: str, sign: DecimalSign, minor: int) -> None:
    assert minor_units(text, "EUR", sign) == minor


@pytest.mark.parametrize("text", ["1,23", "12,5", "-5", "€5", "1.2.3", "1,2345", "", "5e3", "٣"])
def test_what_is_no_amount(text: str) -> None:
    with pytest.raises(BadInput, match="is no amount"):
        minor_units(text, "EUR", DecimalSign.POINT)


def test_minor_units_are_the_currencys() -> None:
    assert minor_units("1,500", "JPY", DecimalSign.POINT) == 1500
    assert minor_units("1.5", "KWD", DecimalSign.POINT) == 1500


def test_notice_periods_and_yes_and_no() -> None:
    assert notice("30") == (30, None)
    assert notice("60 Calendar Days") == (60, DayCount.CALENDAR)
    assert notice("10 working days") == (10, DayCount.BUSINESS)
    assert [day_count(text) for text in ("working days", "Unclear")] == [DayCount.BUSINESS, DayCount.UNCLEAR]
    assert (yes_or_no("Yes"), yes_or_no("0")) == (True, False)
    with pytest.raises(BadInput, match="neither yes nor no"):
        yes_or_no("perhaps")


def test_a_json_list_is_read_as_well() -> None:
    assert read('[{"name": "Acme", "annual_cost": 12.5, "currency": "EUR"}]').rows[0].said["annual_minor"] == 1250
    found = read('[{"name": "Acme", "service": ["a"]}]')
    assert found.problems[0].reason == "service: a text or a number is needed"
