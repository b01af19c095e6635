"""What may be said of a document, and what its text holds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from opsdesk.desk import registry
from opsdesk.desk.decision import LONGEST
from opsdesk.desk.desk import Desk
from opsdesk.desk.fields import field, names
from opsdesk.desk.runbooks_drifting import digest_of, text_to_keep
from opsdesk.domain.errors import BadInput
from opsdesk.domain.runbook import MOST_DAYS, Card, Document, Seen
from opsdesk.domain.runbook_happenings import TextKept
from opsdesk.domain.text import clean, one_line, quoted, short
from opsdesk.formats.outline import outline
from opsdesk.formats.steps import names_step, steps_of

STEPS_NAMED, STEP_SIGNS = 8, 60
"""How many steps a refusal names, and how much of each."""


def checked_card(card: Card) -> Card:
    """The card with every text cleaned; raises BadInput for one that can't be kept."""
    if not 0 <= card.interval_days <= MOST_DAYS:
        raise BadInput(f"{card.interval_days} is no interval in days (1 to {MOST_DAYS:,}; 0: the calendar never asks)")
    return replace(
        card,
        title=field("the title", card.title, needed=True),
        place=field("the path or URL", card.place, needed=True),
        owner=field("the owner", card.owner).removeprefix("@"),
        services=names("a service", card.services),
        escalation=field("the escalation path", card.escalation),
    )


def seen_now(desk: Desk, services: Iterable[str]) -> tuple[Seen, ...]:
    """The services as the registry has them; raises BadInput for one that it doesn't know."""
    versions = {service.name: service.version for service in registry.services(desk)}
    for name in (held := list(services)):
        if name not in versions:
            raise BadInput(f"the registry knows no service {quoted(name)} (opsdesk service list)")
    return tuple(Seen(name, versions[name]) for name in held)


def read_text(text: str) -> TextKept:
    """A document's text as it is kept, with what its links are; raises BadInput for one that is too long, or empty."""
    cleaned = text_to_keep(text)
    if not cleaned.strip():
        raise BadInput("the document is empty")
    if len(cleaned) > LONGEST:
        raise BadInput(f"the document has {len(cleaned):,} signs; {LONGEST:,} are the most that is kept")
    held = outline(cleaned)
    relative = tuple(link for link in held.links if not link.startswith("#"))
    return TextKept(cleaned, digest_of(cleaned), relative, held.dead_anchors)


def title_of(text: str) -> str:
    """What a document calls itself: its first heading; empty when it has none."""
    headings = outline(clean(text)).headings
    return one_line(headings[0].words) if headings else ""


def need_step(document: Document, text: str, step: str) -> None:
    """Raises BadInput for a step that the text, where one is kept, doesn't have: a slip would mark nothing."""
    if not text or names_step(text, step):
        return
    steps = steps_of(text)
    first = "; ".join(short(words, STEP_SIGNS) for words in steps[:STEPS_NAMED])
    more = f"; and {len(steps) - STEPS_NAMED} more" if len(steps) > STEPS_NAMED else ""
    there = f"its steps are: {first}{more}" if steps else "its text has no such words"
    raise BadInput(f"{document.name} has no step {quoted(step)}; {there}")
