"""The facts behind a sentence of a draft: in one line while it is selected, and in full, as plain Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, tzinfo

from textual.content import Content

from opsdesk.desk.updates import Proposal
from opsdesk.domain.text import one_line
from opsdesk.drafting.facts import Fact, FactState
from screens.presenting.details import stamp
from screens.presenting.row import MUTED, join, plain


def name_of(key: str) -> str:
    """A fact's key as it is read: without the audience that sees this form of it."""
    return key.partition(":")[0].replace("_", " ")


def facts_line(proposal: Proposal, keys: Sequence[str], zone: tzinfo) -> Content:
    """The facts, with their state, as of when they hold and what they rest on."""
    ledger = proposal.draft.ledger
    return Content(" · ").join([_told(fact, ledger.as_of(fact.key), zone) for fact in _facts(proposal, keys)])


def facts_details(proposal: Proposal, keys: Sequence[str], zone: tzinfo) -> str:
    """The same in full: nothing of it is cut, and it says who may be told."""
    return "\n".join(line for fact in _facts(proposal, keys) for line in _in_full(proposal, fact, zone))


def _facts(proposal: Proposal, keys: Sequence[str]) -> list[Fact]:
    """A minute that passed may have taken one away."""
    ledger = proposal.draft.ledger
    return [fact for key in keys if (fact := ledger.get(key))]


def _told(fact: Fact, at: datetime | None, zone: tzinfo) -> Content:
    when = f"{at.astimezone(zone):%H:%M}" if at else "earlier"
    rests = "".join(f", {one_line(name)}" for name in fact.evidence)
    state = "" if fact.state is FactState.UNKNOWN else f"{fact.state}: "  # its words say so themselves
    holds = plain(f" (as of {when}{rests})", MUTED)
    return join(plain(f"{name_of(fact.key)} ", "bold"), f"{state}{one_line(fact.words)}", holds)


def _in_full(proposal: Proposal, fact: Fact, zone: tzinfo) -> Iterator[str]:
    yield f"# {name_of(fact.key)}: {fact.state}"
    yield ""
    yield one_line(fact.words)
    yield f"as of        {stamp(proposal.draft.ledger.as_of(fact.key), zone)}"
    yield f"rests on     {', '.join(map(one_line, fact.evidence)) or 'nothing yet'}"
    yield f"may be told  {', '.join(sorted(fact.audiences))}"
    if fact.asks:
        yield f"held back    {one_line(fact.asks)}"
    yield ""
