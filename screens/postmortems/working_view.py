"""What is seen of a postmortem while it is worked on: what is asked, what the log says of it, and what is answered."""

from __future__ import annotations

from functools import partial

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from opsdesk.desk import postmortems_standing
from opsdesk.desk.postmortems_standing import Standing
from opsdesk.domain.errors import DeskError
from opsdesk.domain.postmortem_document import Part
from opsdesk.domain.postmortem_prompts import BY_ID, HAPPENED, PRELIMINARY
from opsdesk.drafting.lint.model import Finding
from opsdesk.drafting.postmortem_lint import lint_text
from opsdesk.formats.markdown.postmortem_text import CONTEXT
from screens.breadth import Breadth
from screens.dialogs.form_fields import Typed
from screens.panes.draft_editor import DraftEditor
from screens.postmortems.opened import Opened, opening
from screens.postmortems.stepping import Stepping
from screens.presenting.postmortems_parts import PARTS, part_rows
from screens.presenting.postmortems_working import (
    counted,
    fact_rows,
    finding_rows,
    question,
    spot_about,
    spot_rows,
    spots,
    words_of,
    working_head,
)
from screens.session import Session
from screens.widgets.line_list import LineList
from screens.widgets.text_line import TextLine

SHOWN_BESIDE = {**CONTEXT, HAPPENED: Part.TIMELINE, PRELIMINARY: Part.MILESTONES}
"""What of the log stands beside which question."""


class AnswerText(DraftEditor):
    """The answer itself."""

    class Left(Message):
        """Escape."""

    def action_end(self) -> None:
        self.post_message(self.Left())


class WorkingView(Stepping, Breadth[None]):
    """One postmortem."""

    CSS_PATH = ["../../styles/skeleton.tcss", "../../styles/postmortems.tcss"]
    AUTO_FOCUS = "#spots"

    def __init__(self, session: Session, opened: Opened, spot: str = "") -> None:
        """It begins at a question or a part; where none is named, at the first thing that is missing."""
        super().__init__(session)
        self.opened = opened
        self.half = dict(opened.half)
        missing = [reason.about for reason in opened.standing.missing or ()]
        self.spot = next((about for about in (spot_about(spot), *missing) if about in spots()), spots()[1])
        self.head = TextLine(id="header")
        self.spots = LineList(id="spots", classes="pane")
        self.question = Static(id="question")
        self.facts = LineList(id="facts", classes="pane")
        self.text = AnswerText(self.text_of(self.spot), self.edited)
        self.findings = LineList(id="findings", classes="pane", empty=Content("The rules find nothing."))
        self.findings.can_focus = False

    def compose(self) -> ComposeResult:
        yield self.head
        with Horizontal(id="panes"):
            yield self.spots
            with Vertical(id="work"):
                yield self.question
                yield self.facts
                yield self.text
                yield self.findings
        yield self.line
        yield self.hint

    def on_mount(self) -> None:
        """At its place."""
        self.show()
        self.call_after_refresh(self.to_spot, self.spot)

    @property
    def standing(self) -> Standing:
        """The one that is worked on."""
        return self.opened.standing

    @property
    def number(self) -> int:
        """Its number."""
        return self.standing.postmortem.number

    @property
    def answers(self) -> bool:
        """A question is shown, not a part."""
        return self.spot in BY_ID

    def text_of(self, spot: str) -> str:
        """What stands in the editor for a question: what is half-typed, else its answer."""
        if spot in self.half:
            return self.half[spot].now
        return self.standing.postmortem.answer(spot) if spot in BY_ID else ""

    def edited(self, text: str) -> None:
        """The answer reads otherwise: what the rules say is shown in the key's own frame."""
        kept = self.standing.postmortem.answer(self.spot)
        if text == kept:
            self.half.pop(self.spot, None)
        elif self.answers:
            was = self.half[self.spot].was if self.spot in self.half else kept
            self.half[self.spot] = Typed(was, text)
        self.show_findings()

    async def resync(self) -> None:
        settings, number, by = self.session.settings, self.number, self.session.by
        try:
            opened = await self.session.desk.ask(lambda desk: opening(desk, settings, number, by))
        except DeskError as error:
            self.say(error.message)
            return
        self.opened = opened
        self.show()

    def show(self) -> None:
        """All of it as it is now; a half-typed answer stays."""
        if not self.is_attached:
            return
        standing = self.standing
        self.head.say(lambda width: working_head(standing, width))
        self.spots.border_title = Content("What is asked")
        self.spots.say_on_border(words_of(self.opened.document, self.opened.milestones))
        self.show_spots()
        self.show_work()

    def show_spots(self) -> None:
        """The left side."""
        held = self.opened
        found = postmortems_standing.texts_linted(self.session.settings, held.standing.postmortem, held.people)
        half = tuple(self.half)
        self.spots.fit_rows(lambda width: spot_rows(held.standing, found, half, held.milestones, width))

    def show_work(self) -> None:
        """The right side: a question with its answer, or what there is of a part."""
        self.set_class(not self.answers, "-part")
        self.question.update(question(self.spot))
        held, spot = self.opened, self.spot
        if self.answers:
            facts = held.document.of(SHOWN_BESIDE[spot]) if spot in SHOWN_BESIDE else ()
            self.set_class(not facts, "-alone")
            self.facts.border_title = Content("What the log says")
            self.facts.fit_rows(partial(fact_rows, facts, held.document))
            self.text.border_title = Content(BY_ID[spot].title)
            if self.text.text != self.text_of(spot):
                self.text.text = self.text_of(spot)
            self.show_findings()
        else:
            self.facts.border_title = Content(PARTS[spot])
            self.facts.fit_rows(partial(part_rows, spot, held.standing, held.milestones, held.ideas))

    def show_findings(self) -> None:
        """What the rules find in the answer as it is typed."""
        text, found = self.text.text, self.found
        self.findings.border_title = Content("What the rules find")
        self.findings.say_on_border(counted(found))
        self.findings.fit_rows(partial(finding_rows, found, text))

    @property
    def found(self) -> tuple[Finding, ...]:
        """The same."""
        return lint_text(self.spot, self.text.text, self.opened.people, self.session.settings.lint)

    def to_spot(self, spot: str) -> None:
        """Selects a question or a part."""
        self.spots.select_key(spot)

    @on(LineList.Highlighted, "#spots")
    def moved(self, event: LineList.Highlighted) -> None:
        """Another one is chosen."""
        if event.key in spots() and event.key != self.spot:
            self.spot = event.key
            self.facts.action_first()
            self.show_work()
