"""The next update for an audience: what the drafter makes of the facts, a person's own words, and what the linter says.

Loads the drafter and its templates, so screens and commands import this module when they need it and not before.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta, tzinfo
from functools import lru_cache
from pathlib import Path
from typing import Final, NamedTuple

from opsdesk.config.linting import DEFAULT_LINT, LintSettings
from opsdesk.desk.checking import lint_context
from opsdesk.desk.noting import said_already
from opsdesk.domain.cadence import first_due, latest_promise
from opsdesk.domain.codec import decode, encode, to_plain
from opsdesk.domain.incident import Incident
from opsdesk.domain.parts import SentFact, SentUpdate
from opsdesk.domain.policy import Policy
from opsdesk.domain.times import parse_iso
from opsdesk.domain.told_texts import ToldTexts
from opsdesk.domain.values import dataclass
from opsdesk.domain.vocabulary import Audience, Stage
from opsdesk.drafting.edits import KeptEdit, changes_since, keep
from opsdesk.drafting.identity import Same
from opsdesk.drafting.lint import Finding, LintContext, lint
from opsdesk.drafting.lint.promises import promise_in
from opsdesk.drafting.lint.reading import Reading, read
from opsdesk.drafting.lint.traits import is_all_clear, is_still_at_work
from opsdesk.drafting.recovery_words import says_well_again
from opsdesk.drafting.stages import stage_of_news, tells_otherwise
from opsdesk.drafting.templating import Templates, templates_in
from opsdesk.drafting.told import FactChange
from opsdesk.drafting.writer import Draft, draft, stage_of

_WHILE_IT_LASTS: Final = frozenset({Stage.INVESTIGATING, Stage.SCOPE_UPDATE, Stage.IDENTIFIED, Stage.MONITORING})
_AS_IF_IT_WENT_ON: Final = _WHILE_IT_LASTS | {Stage.NO_NEWS}
_ENDS: Final = frozenset({Stage.RESOLVED, Stage.POSTMORTEM})
_JUST_HEARD: Final = timedelta(minutes=3)
"""Nobody needs to read sooner that nothing happened."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What would be sent now."""

    draft: Draft
    edit: KeptEdit | None
    """The person's own words, when there are some for this audience."""
    changes: tuple[FactChange, ...]
    """What changed in the facts since those words were written."""
    findings: tuple[Finding, ...]
    repeats: SentUpdate | None = None
    """The update of these very words that the audience has already."""
    first_due: datetime | None = None
    """When the audience was to hear first, as long as it was told nothing."""
    otherwise: str = ""
    """“INC-7 is closed: no text is sent that tells it as if it went on”, of a draft at a stage that somebody asked for;
    the summary of one that is open, too."""
    too_soon: str = ""
    """“customers heard at 14:30, and nothing changed since”: a second key would tell them so at once, or correct again
    what is corrected."""

    @property
    def refusal(self) -> str:
        """Why this text can't be sent, whatever reason is given; empty when it can."""
        if not self.text.strip():
            return "there are no words to send"
        if self.otherwise:
            return self.otherwise
        return said_already(self.repeats) if self.repeats else self.too_soon

    @property
    def text(self) -> str:
        """The words that would be sent."""
        return self.edit.text if self.edit else self.draft.text

    @property
    def blocking(self) -> tuple[Finding, ...]:
        """What stands against sending it."""
        return tuple(finding for finding in self.findings if finding.blocks)


def propose(
    incident: Incident,
    audience: Audience,
    policy: Policy,
    *,
    now: datetime,
    stage: Stage | None = None,
    zone: tzinfo = UTC,
    edit: KeptEdit | None = None,
    templates: Path | None = None,
    rules: LintSettings = DEFAULT_LINT,
) -> Proposal:
    """The draft for an audience, or the person's edit of it, with the linter's findings on what would be sent.

    Without a stage it is the one that is due: a correction as long as the audience was told what isn't so. `templates`
    is the folder of the person's own ones, there or not, and `rules` are the linter's as the settings have them.
    """
    own = templates_in(templates) if templates else None
    wanted = stage or (edit.stage if edit and not _is_overtaken(edit, incident) else None)
    minute = now.replace(second=0, microsecond=0)
    made, context, first, told = _drafted(Same(incident), audience, Same(policy), minute, wanted, zone, own, rules)
    text = edit.text if edit else made.text
    changes = changes_since(edit, made.ledger) if edit else ()
    findings, repeats = lint(text, context, rules), told.of_same_words(text)
    otherwise = "" if edit else _tells_it_otherwise(incident, made.stage)
    return Proposal(made, edit, changes, findings, repeats, first, otherwise, _just_heard(made, edit, now, zone))


def _tells_it_otherwise(incident: Incident, stage: Stage) -> str:
    """Why no draft of a stage is sent, where the incident isn't as it would tell it."""
    if incident.status.is_over and stage in _AS_IF_IT_WENT_ON:
        return f"{incident.name} is {incident.status}: no text is sent that tells it as if it went on"
    if stage is Stage.POSTMORTEM and not incident.status.is_over:
        return f"{incident.name} is {incident.status}: its summary is sent once it is over"
    return ""


def _just_heard(made: Draft, edit: KeptEdit | None, now: datetime, zone: tzinfo) -> str:
    """Why “nothing new” isn't sent yet, its readers heard within the last minutes, and no correction of what was just
    corrected. Empty for a person's own words."""
    last = made.since_last.update if made.since_last else None
    if not edit and _is_corrected(made):
        return f"{made.audience} had a correction, and nothing changed since: say in your own words what was wrong"
    if edit or made.stage is not Stage.NO_NEWS or last is None or now - last.sent_at >= _JUST_HEARD:
        return ""
    if made.ledger.slot("news", made.audience):
        return ""  # no stage of its own, and yet something that they didn't hear
    what = "nothing that is news to them" if made.since_last and made.since_last.changes else "nothing"
    return f"{made.audience} heard at {last.sent_at.astimezone(zone):%H:%M}, and {what} changed since"


def _is_corrected(made: Draft) -> bool:
    """Its readers had the correction that it would be."""
    told = made.since_last
    is_again = told is not None and made.stage is told.update.stage is Stage.CORRECTION
    return is_again and not (told and told.changes) and not made.contradictions


def told_stage(proposal: Proposal) -> Stage:
    """What a text counts as that is sent: own words, begun while it lasted, tell no end where they say it goes on."""
    edit, stage = proposal.edit, proposal.draft.stage
    if edit is None or stage not in _ENDS or edit.stage not in _AS_IF_IT_WENT_ON:
        return stage
    return edit.stage if _goes_on(read(edit.text)) else stage


def _goes_on(reading: Reading) -> bool:
    """It tells of no end, and of work that is still to be done or of a next word."""
    if any(is_all_clear(sentence) or says_well_again(sentence.raw) for sentence in reading.sentences):
        return False
    return promise_in(reading) is not None or any(map(is_still_at_work, reading.sentences))


def _is_overtaken(edit: KeptEdit, incident: Incident) -> bool:
    """Somebody began the words while it lasted, and it is over: they are checked as what tells the end."""
    return incident.status.is_over and edit.stage in _AS_IF_IT_WENT_ON


class _Drafted(NamedTuple):
    """What stays as it is while somebody writes."""

    draft: Draft
    context: LintContext
    first_due: datetime | None
    told: ToldTexts


@lru_cache(maxsize=8)
def _drafted(
    key: Same[Incident],
    audience: Audience,
    policy: Same[Policy],
    now: datetime,
    stage: Stage | None,
    zone: tzinfo,
    templates: Templates | None,
    rules: LintSettings,
) -> _Drafted:
    """The draft, what the linter is told with it, when the audience was to hear first, and what it has already.

    Kept for a minute, so that the keys of an edit cost none of it.
    """
    incident = key.thing
    first = first_due(incident, audience, policy.thing)

    def drafted(due: Stage) -> Draft:
        latest = latest_promise(incident, audience, due, policy.thing, now)
        return draft(
            incident,
            audience,
            now=now,
            stage=due,
            next_at=latest,
            first_due=first,
            zone=zone,
            templates=templates,
            rules=rules,
        )

    made = drafted(stage or stage_of(incident, audience))
    if stage is None and (better := _better_stage(made, incident)):
        instead = drafted(better)
        same_again = made.stage is Stage.NO_NEWS and incident.told_before(audience, instead.text)
        made = made if same_again else instead
    context = lint_context(incident, audience, policy.thing, made, now=now, zone=zone)
    return _Drafted(made, context, first, ToldTexts(incident.told(audience)))


def _better_stage(made: Draft, incident: Incident) -> Stage | None:
    """What is due in place of a draft's own stage: a correction of what isn't so, and “unchanged” where nothing is new
    but not where something is.

    An impact that is stated again in the same words is no news; the same text again would be refused.
    """
    if made.contradictions:
        return Stage.CORRECTION
    told = made.since_last
    if told and made.stage is Stage.NO_NEWS and tells_otherwise(told):
        return stage_of_news(incident)
    if told is None or made.stage not in _WHILE_IT_LASTS:
        return None
    is_known = told.update.stage is made.stage and not told.by_text and not told.changes
    return Stage.NO_NEWS if is_known or incident.told_before(made.audience, made.text) else None


def kept(proposal: Proposal, text: str, now: datetime) -> KeptEdit | None:
    """The person's words to be kept with the facts under them; None when they are the draft's own again."""
    return None if text.strip() == proposal.draft.text.strip() else keep(proposal.draft, text, now)


def edit_to_json(edit: KeptEdit | None) -> str:
    """An edit as the store keeps it while nothing was sent."""
    if edit is None:
        return ""
    return json.dumps(
        {
            "text": edit.text,
            "audience": edit.audience,
            "stage": edit.stage,
            "told": [encode(fact) for fact in edit.facts],
            "at": to_plain(edit.at),
        },
        ensure_ascii=False,
    )


def edit_from_json(text: str) -> KeptEdit | None:
    """The edit that the store kept, or None."""
    if not text:
        return None
    held = json.loads(text)
    at = parse_iso(held["at"]) if held["at"] else None
    told = tuple(decode(SentFact, fact) for fact in held.get("told", ()))
    return KeptEdit(held["text"], Audience(held["audience"]), Stage(held["stage"]), told, at)
