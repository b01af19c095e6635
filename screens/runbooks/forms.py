"""The forms about documents: what is known of one, a review, a step that was wrong."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from opsdesk.desk import runbooks, runbooks_files
from opsdesk.desk.desk import Desk
from opsdesk.desk.threaded import DeskThread
from opsdesk.domain.errors import BadInput, EditedMeanwhile
from opsdesk.domain.runbook import Card, Check, Document, Sort
from opsdesk.domain.text import one_line
from opsdesk.formats.contracts_cells import DateOrder, day, whole_number
from screens.dialogs.form import Answers, Form
from screens.dialogs.form_fields import Field, Typed, choice, names, yes_no
from screens.dialogs.form_refused import NotSaved, Overtaken

CHECKS = {
    Check.STEPS: "Steps: followed, or read by somebody who would",
    Check.SERVICES: "Services: it tells them as they are now",
    Check.LINKS: "Links",
    Check.CONTACTS: "Owner and escalation path",
}


def new_form(desk: DeskThread, typed: Mapping[str, Typed]) -> Form[Document]:
    """A document that isn't kept yet, with the text of its file."""

    async def save(answers: Answers) -> Document:
        given = dict(answers)
        reviewed_on: date | None = given.pop("reviewed_on")
        card = runbooks_files.located(Card(**given))

        def add(desk: Desk) -> Document:
            text = _file_of(card)
            return runbooks.add(desk, runbooks_files.titled(card, text), text, reviewed_on=reviewed_on)

        return await desk.ask(add)

    stamp = Field("reviewed_on", "Last reviewed, by the stamp it carries", read=_day, hint="2026-11-21")
    place, *others = _fields(Card())
    title = replace(others.pop(0), hint="its first heading, where nothing is said")
    return Form("New document", (place, title, *others, stamp), save, typed)


def edit_form(desk: DeskThread, document: Document, typed: Mapping[str, Typed]) -> Form[Document]:
    """What is known of a document."""
    shown = [document.card]

    async def save(answers: Answers) -> Document:
        card = runbooks_files.located(replace(shown[-1], **answers))
        try:
            return await desk.ask(lambda desk: runbooks.edit(desk, document.number, card, shown[-1]))
        except EditedMeanwhile as clash:
            shown.append((await desk.ask(lambda desk: runbooks.one(desk, document.number))).card)
            raise Overtaken(_fields(shown[-1])) from clash

    return Form(f"Edit {one_line(document.title)}", _fields(document.card), save, typed)


def review_form(desk: DeskThread, document: Document, typed: Mapping[str, Typed]) -> Form[Document]:
    """What was checked; a review of nothing isn't taken."""

    async def save(answers: Answers) -> Document:
        checked = [check for check in Check if answers[check.name]]
        return await desk.ask(lambda desk: runbooks.review(desk, document.number, checked, answers["note"]))

    fields = [yes_no(check.name, words, False) for check, words in CHECKS.items()]
    note = Field("note", "What was found", hint="followed every step on staging")
    return Form(f"Review {one_line(document.title)}: what was checked?", (*fields, note), save, typed)


def wrong_form(
    desk: DeskThread, document: Document, step: str, incident: int, typed: Mapping[str, Typed]
) -> Form[Document]:
    """A step that was wrong when somebody followed it; in an incident its timeline notes it, too."""

    async def save(answers: Answers) -> Document:
        given: dict[str, Any] = dict(answers)
        return await desk.ask(lambda desk: runbooks.mark_wrong(desk, document.number, given.pop("step"), **given))

    fields = (
        Field("step", "Which step", step, hint="its words, or its number"),
        Field("why", "What was wrong", hint="the command is gone; what helped instead"),
        Field("incident", "In which incident", f"INC-{incident}" if incident else "", _incident, "INC-7, or none"),
    )
    return Form(f"{document.name}: a step is wrong", fields, save, typed)


def _fields(card: Card) -> tuple[Field, ...]:
    return (
        Field("place", "Path or URL", card.place, hint="~/runbooks/restart.md, https://…"),
        Field("title", "Title", card.title),
        choice("sort", "What it is for", tuple(Sort), card.sort, read=Sort),
        Field("owner", "Who sees to it", card.owner, hint="a short name, or a team"),
        names("services", "Services that it covers", card.services, hint="payments, checkout"),
        Field("interval_days", "Days for which a review holds; 0: no limit", str(card.interval_days), _days, "180"),
        Field("escalation", "Whom to turn to when it doesn't help", card.escalation, hint="@bo, then the vendor"),
    )


def _file_of(card: Card) -> str:
    """What its file says; raises NotSaved beside the path."""
    try:
        return runbooks_files.text_of_card(card) if card.place else ""
    except BadInput as error:
        raise NotSaved("", {"place": error.message}) from error


def _day(shown: str) -> date | None:
    return day(shown, DateOrder.ISO) if shown.strip() else None


def _days(shown: str) -> int:
    return whole_number(shown) if shown.strip() else 0


def _incident(shown: str) -> int:
    said = shown.strip().upper().removeprefix("INC-")
    if said and not (said.isascii() and said.isdecimal() and len(said) < 10):
        raise BadInput("write it like INC-7, or leave it empty")
    return int(said or 0)
