"""Working on a postmortem: one question at a time, factors with their evidence, milestones confirmed or set right."""

from __future__ import annotations

from concurrent.futures import Future
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content

from opsdesk.desk import postmortems
from opsdesk.domain.postmortem_gates import OWNER, REVIEW
from opsdesk.domain.postmortem_prompts import PROMPTS
from screens.postmortems.help_text import WORKING_HELP
from screens.postmortems.opened import Opened, text_key
from screens.postmortems.working_parts import WorkingParts
from screens.postmortems.working_view import AnswerText
from screens.presenting.postmortems_working import finding_rows, spot_about, spots
from screens.presenting.row import MUTED, plain
from screens.session import Session
from screens.skeleton import keys
from screens.terminal.key_order import OPENING
from screens.widgets.line_list import LineList
from screens.working import begin


class WorkingScreen(WorkingParts):
    """Every answer is kept when it is left; half-typed ones once a second."""

    HELP = WORKING_HELP
    KEYS = ("Enter answer", "n factor", "a follow-up", "s step ahead", "^o your editor", "E write out", "u undo")
    ANSWER_KEYS: ClassVar[tuple[str, ...]] = ("^s keep, next question", "^j next finding", "Esc keep, back")
    PART_KEYS: ClassVar[tuple[str, ...]] = (
        "Enter change",
        "l entries",
        "n new",
        "d no factor",
        "a follow-up",
        "Esc back",
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "next_open", "Keep it, next open question", id="postmortem.keep"),
        Binding("ctrl+o", "editor", "All of it in your own editor", id="postmortem.editor"),
        Binding("ctrl+j", "next_finding", "Next finding", id="postmortem.finding"),
        Binding("n", "new", "Name a contributing factor", id="postmortem.factor"),
        Binding("l", "link", "Link the entries that show it", id="postmortem.link"),
        Binding("d", "drop", "It is no factor", id="postmortem.drop"),
        Binding("s", "advance", "A step ahead, or what is missing", id="postmortem.advance"),
        Binding("r", "go_back", "A step back", id="postmortem.back"),
        keys.EDIT,
        keys.MAKE,
        keys.UNDO,
        keys.COPY,
        keys.EXPORT,
        keys.COMMAND,
        keys.HELP,
        keys.BACK,
    ]

    def __init__(self, session: Session, opened: Opened, spot: str = "") -> None:
        super().__init__(session, opened, spot)
        self._stored = dict(opened.half)
        """What the store has of half-typed answers."""
        self._finding = -1

    @property
    def subject(self) -> str:
        return self.standing.postmortem.name

    def keys(self, width: int) -> Content:
        """Those of where one is."""
        if self.text.has_focus:
            return plain("   ".join(self.ANSWER_KEYS), MUTED)
        return plain("   ".join(self.PART_KEYS), MUTED) if self.facts.has_focus else super().keys(width)

    # Keeping what is typed

    def keep_typed(self) -> list[Future[None]]:
        begun = super().keep_typed()
        for spot in {*self.half, *self._stored}:
            if self.half.get(spot, "") != self._stored.get(spot, ""):
                begun.append(self._keep(spot, self.half.get(spot, "")))
        return begun

    def _keep(self, spot: str, text: str) -> Future[None]:
        self._stored[spot] = text
        key = text_key(self.standing.postmortem.name, spot, self.session.by)
        return self.session.desk.begin(lambda desk: desk.keep_text(key, text))

    async def save(self) -> bool:
        """Keeps every answer that isn't kept yet; False when one was refused: that is said, and it stays typed."""
        for spot, text in list(self.half.items()):
            if not await self._save(spot, text):
                return False
        self.show_spots()
        return True

    async def _save(self, spot: str, text: str) -> bool:
        number, shown = self.number, self.standing.postmortem.answer(spot)
        if await self.try_to(lambda desk: postmortems.answer(desk, number, spot, text, shown)) is None:
            return False
        self.half.pop(spot, None)
        self.keep_typed()
        return True

    async def action_editor(self) -> None:
        """All of it in the person's own editor, with what is half-typed here."""
        if await self.save():
            await super().action_editor()

    # Moving about

    @on(LineList.Chosen, "#spots")
    async def spot_opened(self, event: LineList.Chosen) -> None:
        """Enter: to the answer, or to what there is of the part."""
        if self.answers:
            self.to_answer()
        elif self.spot == REVIEW:
            await self.write_review()
        else:  # also where the right side isn't seen yet, and has no rows for that reason
            self.add_class("-writing")
            self.call_after_refresh(self.facts.focus)

    def to_answer(self) -> None:
        """Into the editor."""
        self.add_class("-writing")
        self.call_after_refresh(self.text.focus)

    def go_to(self, about: str) -> None:
        if about == OWNER:
            begin(self, self.action_edit, group=OPENING)
        else:
            self.to_spot(spot_about(about))

    async def on_answer_text_left(self, event: AnswerText.Left) -> None:
        """Escape in the answer: kept, and back to the left."""
        await self.save()
        await self.action_back()

    async def action_next_open(self) -> None:
        """Keeps the answer, and goes to the next question that wants one."""
        if not await self.save():
            return
        after = spots().index(self.spot) + 1
        open_ones = [p.id for p in PROMPTS if p.needed and not self.standing.postmortem.answer(p.id)]
        ahead = [spot for spot in open_ones if spots().index(spot) >= after] or open_ones
        if not ahead:
            self.notify("every question that wants an answer has one", markup=False)
            await self.action_back()
            return
        self.to_spot(ahead[0])
        self.to_answer()

    def action_next_finding(self) -> None:
        """Selects what the next finding is about."""
        found = self.found if self.answers else ()
        if not found:
            self.say("the rules find nothing here")
            return
        self._finding = (self._finding + 1) % len(found)
        rows = finding_rows(found, self.text.text, self.findings.scrollable_content_region.width)
        self.findings.select_key(next(row.key for row in rows if row.key.split()[0] == str(self._finding)))
        self.text.select_span(found[self._finding].start, found[self._finding].end)

    async def action_back(self) -> None:
        """From the right to the left, then to where one came from."""
        if self.spots.has_focus:
            if not await self.save():
                self.notify("what you typed stays half-typed, for when you come back", markup=False)
            self.dismiss(None)
            return
        self.remove_class("-writing")
        self.call_after_refresh(self.spots.focus)
