"""Drafts: the ledger's facts, put into sentences by the templates of a stage and an audience.

Every sentence knows the facts it was made of. A draft is a proposal: the commander approves each text (PD-IR).
"""

from __future__ import annotations

from datetime import UTC, datetime, tzinfo
from functools import cached_property, lru_cache

from opsdesk.config.linting import DEFAULT_LINT, LintSettings
from opsdesk.domain.incident import Incident
from opsdesk.domain.values import dataclass
from opsdesk.domain.vocabulary import Audience, Stage
from opsdesk.drafting.contradictions import Contradiction, contradictions
from opsdesk.drafting.facts import FactState
from opsdesk.drafting.identity import Same
from opsdesk.drafting.ledger import SLOTS, Ledger, ledger
from opsdesk.drafting.stages import stage_of
from opsdesk.drafting.templating import Templates, shipped
from opsdesk.drafting.told import SinceLast, since_last
from opsdesk.drafting.views import Views

__all__ = ["Draft", "Sentence", "draft", "stage_of"]


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, or a few that belong together, with the keys of the facts behind it."""

    text: str
    facts: tuple[str, ...]
    paragraph: int = 0
    """Which paragraph it stands in, from 0 and rising."""

    @property
    def is_item(self) -> bool:
        """It is a line of a list."""
        return self.text.startswith("- ")


@dataclass(frozen=True)
class Draft:
    """A text as proposed: what is known, what is not, and when the next word comes."""

    audience: Audience
    stage: Stage
    sentences: tuple[Sentence, ...]
    ledger: Ledger
    next_at: datetime | None = None
    """When the text says that the next one comes (UTC); None when it says no time."""
    notices: tuple[str, ...] = ()
    """What the commander should know of the draft and its readers should not."""
    since_last: SinceLast | None = None
    """What changed for its readers since the text they got last; None when they got none."""
    contradictions: tuple[Contradiction, ...] = ()
    """What they were told that isn't so: what is owed to them is a correction."""

    @cached_property
    def text(self) -> str:
        """Plain text: an empty line between paragraphs, a line for each item of a list."""
        parts: list[str] = []
        previous: Sentence | None = None
        for sentence in self.sentences:
            parts += [_between(previous, sentence), sentence.text]
            previous = sentence
        return "".join(parts)

    @property
    def notice(self) -> str:
        """The notices, a line each; empty when there is nothing to say."""
        return "\n".join(self.notices)


def draft(
    incident: Incident,
    audience: Audience,
    *,
    now: datetime,
    stage: Stage | None = None,
    next_at: datetime | None = None,
    first_due: datetime | None = None,
    zone: tzinfo = UTC,
    templates: Templates | None = None,
    rules: LintSettings = DEFAULT_LINT,
) -> Draft:
    """A draft for an audience; without a stage the one that is due, as in any case for what was no incident.

    `now` counts to the minute, as times are told. `next_at` is when the next update is due, `first_due` when the first
    one was if the audience was told nothing yet, `zone` the one in which times are told, `rules` the linter's.
    """
    due = stage if stage and not incident.status.is_called_off else stage_of(incident, audience)
    minute = now.replace(second=0, microsecond=0)
    return _written(Same(incident), audience, due, minute, (next_at, first_due), zone, templates or shipped(), rules)


@lru_cache(maxsize=8)
def _written(
    key: Same[Incident],
    audience: Audience,
    stage: Stage,
    now: datetime,
    pace: tuple[datetime | None, datetime | None],
    zone: tzinfo,
    templates: Templates,
    rules: LintSettings,
) -> Draft:
    """The draft, kept for a minute, so that keys typed into an edit of it cost none."""
    next_at, first_due = pace
    facts = ledger(key.thing, now, next_at=next_at, first_due=first_due, zone=zone, rules=rules)
    lines, problem = templates.lines(Views(facts, SLOTS), audience, stage)
    sentences = tuple(Sentence(line.text, line.facts, line.paragraph) for line in lines)
    used = tuple(dict.fromkeys(key for sentence in sentences for key in sentence.facts))
    last = key.thing.last_update(audience)
    return Draft(
        audience,
        stage,
        sentences,
        facts,
        _promised(facts, used),
        _notices(facts, used, (problem, templates.unused)),
        since_last(last, facts) if last else None,
        contradictions(key.thing, audience, facts),
    )


def _between(previous: Sentence | None, sentence: Sentence) -> str:
    if previous is None:
        return ""
    if previous.paragraph != sentence.paragraph:
        return "\n\n"
    return "\n" if previous.is_item or sentence.is_item else " "


def _promised(facts: Ledger, used: tuple[str, ...]) -> datetime | None:
    said = facts["next_update"]
    return said.as_of if "next_update" in used and said.state is FactState.CONFIRMED else None


def _notices(facts: Ledger, used: tuple[str, ...], problems: tuple[str, ...]) -> tuple[str, ...]:
    asked = dict.fromkeys(facts[key].asks for key in used if facts[key].asks)
    return (*filter(None, problems), *asked)
