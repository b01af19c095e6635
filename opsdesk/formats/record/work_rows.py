"""Rows of an incident record: actions, updates, changes and follow-ups. See `rows` for what “Own” means."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import Field, model_validator

from opsdesk.domain.vocabulary import ActionStatus, Lane
from opsdesk.formats.record.kept import Kept, Many, Number, Text, Time, Word, wrong
from opsdesk.formats.record.rows import TimelineRow


class Given(Kept):
    """Own. What was said when an action was given, where that isn't so any more."""

    owners: Many[Text] = ()
    """Who got it."""
    lane: Word[Lane] | None = None
    """What it was for."""
    check_in_at: Time | None = None
    """When somebody was to ask; null: no time was set."""


class ActionRow(Kept):
    """Work that somebody did."""

    text: Text
    """What to do."""
    owner_role: Text | None = None
    """Who answers for it: a role, or a person's short name."""
    opened_at: Time | None = None
    """When it was given; null when the source doesn't say."""
    closed_at: Time | None = None
    """When it ended; null while it goes on, or when the source doesn't say."""
    outcome: Text | None = None
    """What came of it: helped, did not help, made it worse, abandoned …; free words."""
    approx: bool = False
    """The source gives no exact times."""
    number: Number | None = None
    """Own. Its number (A3 is 3) where that isn't the one after the row before it."""
    owners: Many[Text] = ()
    """Own. All who work on it, when they are several; the first answers for it."""
    lane: Word[Lane] | None = None
    """Own. diagnose, fix or communicate."""
    status: Word[ActionStatus] | None = None
    """Own. open, doing, blocked, done or dropped."""
    reason: Text = ""
    """Own. Why it is blocked or was dropped, or what came of it."""
    check_in_at: Time | None = None
    """Own. When somebody asks next."""
    every_minutes: Annotated[int, Field(ge=0, le=100_000)] = 0
    """Own. Minutes between check-ins that repeat."""
    tests: Many[Number] = ()
    """Own. Numbers of the hypotheses that its result would tell apart."""
    given_by: Text = ""
    """Own. Who gave it."""
    given: Given | None = None
    """Own. What was said at first, where that isn't so any more."""
    history: Many[TimelineRow] = ()
    """Own. What was done with it, in the order it was written; goes before the keys above that say how it ended."""

    @model_validator(mode="after")
    def _ends_after_start(self) -> Self:
        """Unless a desk tells how that came: entries may be backdated there."""
        if self.opened_at and self.closed_at and self.closed_at < self.opened_at and not self.history:
            raise wrong("closed_at is earlier than opened_at")
        return self


class SentFactRow(Kept):
    """Own. A fact that a message was sent on, as it stood then."""

    key: Text
    """What it is about, as the desk names it: `cause`, `actions.A1`."""
    state: Text
    """confirmed, suspected, ruled out or unknown."""
    words: Text
    """What was known, or what wasn't."""
    as_of: Time | None = None
    """Since when it was so."""


class UpdateRow(Kept):
    """A message that was sent to people outside the call."""

    at: Time
    """When it was sent."""
    text: Text
    """Its words."""
    status: Text = ""
    """The state it announced, in its sender's words."""
    audience: Text = ""
    """Whom it was for (“public”, “internal channel”, “executives” …)."""
    channel: Text | None = None
    """Where it was sent."""
    verbatim: bool | None = None
    """True when the words are the exact ones, false for a paraphrase."""
    approx: bool = False
    """The source gives no exact time."""
    number: Number | None = None
    """Own. Its number where that isn't the one after the row before it."""
    by: Text = ""
    """Own. Who sent it."""
    next_at: Time | None = None
    """Own. When it promised the next one."""
    approved_by: Text = ""
    """Own. Who approved it."""
    facts: Many[SentFactRow] = ()
    """Own. What its readers could be told then."""
    findings: Many[Text] = ()
    """Own. The linter's rules that were open."""
    override: Text = ""
    """Own. Why it was sent against the linter's errors."""
    ways: Many[Text] = ()
    """Own. What its channels did with it, when the record was written."""


class ChangeRow(Kept):
    """A change to production, before or during the incident."""

    at: Time
    """When it took effect."""
    text: Text
    """What was changed."""
    kind: Text = ""
    """Always “change” so far."""
    approx: bool = False
    """The source gives no exact time."""
    number: Number | None = None
    """Own. Its number where that isn't the one after the row before it."""
    service: Text = ""
    """Own. The service it was made to."""
    by: Text = ""
    """Own. Who named it."""


class FollowUpRow(Kept):
    """Something to do so that it doesn't come back."""

    text: Text
    """What to do."""
    owner_role: Text | None = None
    """Who answers for it."""
    number: Number | None = None
    """Own. Its number where that isn't the one after the row before it."""
    at: Time | None = None
    """Own. When it was proposed."""
    by: Text = ""
    """Own. Who proposed it."""
