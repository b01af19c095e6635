"""Where to look, whom to tell, where the report will be (PD-IR: what to do, where to look)."""

from __future__ import annotations

from collections.abc import Iterator

from opsdesk.domain.parts import Link
from opsdesk.domain.vocabulary import Role
from opsdesk.drafting.facts import EVERYBODY, INTERNAL, Fact
from opsdesk.drafting.frame import Frame
from opsdesk.drafting.objections import Public, public_objection
from opsdesk.drafting.phrasing import as_name, tidy
from opsdesk.drafting.slots.telling import confirmed, unknown

_STATUS_PAGE = ("status",)
_CONTACT = ("support", "help", "contact")
_REPORT = ("postmortem", "report", "review")


def where(frame: Frame) -> Iterator[Fact]:
    """The public page and the way to support, where the incident has such links; every link for the desk."""
    yield from _public_link(frame, "where", _STATUS_PAGE)
    yield from _public_link(frame, "contact", _CONTACT)
    if links := frame.incident.links.values():
        words = ", ".join(f"{tidy(link.name)} {link.url}" for link in links)
        yield confirmed("links", words, evidence=tuple(f"link {link.name}" for link in links), audiences=INTERNAL)


def route(frame: Frame) -> Iterator[Fact]:
    """Who takes the reports that support gets: the liaison, else the commander."""
    for role in (Role.CUSTOMER_LIAISON, Role.INTERNAL_LIAISON, Role.COMMANDER):
        if held := frame.incident.holders(role):
            person = f"{as_name(held[-1].person)} ({role})"
            yield confirmed("route", person, at=held[-1].since, evidence=(f"role {role}",), audiences=INTERNAL)
            return
    yield unknown("route", "who takes new reports", audiences=INTERNAL)


def report(frame: Frame) -> Iterator[Fact]:
    """When and where the postmortem appears (PD-IR: said when it is resolved)."""
    found = list(_public_link(frame, "report", _REPORT))
    yield from found or [unknown("report", "when and where our report on this will appear")]


def _public_link(frame: Frame, key: str, names: tuple[str, ...]) -> Iterator[Fact]:
    link = next((link for link in frame.incident.links.values() if _is_called(link, names)), None)
    if link:
        readable = public_objection(link.url, Public(cause_known=True, lint=frame.lint)) is None
        audiences = EVERYBODY if readable else INTERNAL
        yield confirmed(key, link.url, evidence=(f"link {link.name}",), audiences=audiences)


def _is_called(link: Link, names: tuple[str, ...]) -> bool:
    return any(name in link.name.casefold() for name in names) and link.url.startswith(("https://", "http://"))
