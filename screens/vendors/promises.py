"""The form of what a vendor promised: a measure, its target, how often it is measured."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from opsdesk.desk import vendors, vendors_promising
from opsdesk.desk.threaded import DeskThread
from opsdesk.domain.errors import EditedMeanwhile
from opsdesk.domain.text import one_line
from opsdesk.domain.vendor import Vendor
from opsdesk.domain.vendor_performance import Commitment, Period
from screens.dialogs.form import Answers, Form
from screens.dialogs.form_fields import Field, Typed, choice
from screens.dialogs.form_refused import Overtaken
from screens.vendors.forms import a_number

LEAST, MOST = "at least this much", "at most this much"


def promise_form(
    desk: DeskThread, vendor: Vendor, promised: Commitment | None, typed: Mapping[str, Typed]
) -> Form[Vendor]:
    """One promise; a new one without one."""
    shown = [promised or Commitment("", 0)]

    async def save(answers: Answers) -> Vendor:
        kept = replace(shown[-1], **answers)
        before = shown[-1] if promised else None
        try:
            return await desk.ask(lambda desk: vendors_promising.keep_promise(desk, vendor.number, kept, before))
        except EditedMeanwhile as clash:
            held = vendors_promising.promise_of(
                await desk.ask(lambda desk: vendors.one(desk, vendor.number)), kept.measure
            )
            if held is None:
                raise
            shown.append(held)
            raise Overtaken(_fields(held)) from clash

    title = f"{one_line(vendor.title)}: {one_line(promised.measure) if promised else 'what it promised'}"
    fields = _fields(promised)
    return Form(title, fields if promised is None else fields[1:], save, typed)


def _fields(held: Commitment | None) -> tuple[Field, ...]:
    period, bound = (held.period, MOST if held.at_most else LEAST) if held else (Period.MONTH, LEAST)
    return (
        Field("measure", "What is measured", held.measure if held else "", hint="availability"),
        Field("target", "Target", f"{held.target:.10g}" if held else "", a_number, "99.9"),
        choice("at_most", "That is kept by", (LEAST, MOST), bound, read=lambda said: said == MOST),
        Field("unit", "Unit", held.unit if held else "", hint="%, min …"),
        choice("period", "Measured each", tuple(Period), period, read=Period),
    )
