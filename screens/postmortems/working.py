"""Working on a postmortem: one question at a time, factors with their evidence, milestones confirmed or set right."""

from __future__ import annotations

from concurrent.futures import Future
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content

from opsdesk.desk import postmortems
from opsdesk.domain.errors import DeskError, EditedMeanwhile
from opsdesk.domain.postmortem_gates import FACTORS, OWNER, REVIEW
from opsdesk.domain.postmortem_prompts import BY_ID, PROMPTS
from screens.dialogs.form_refused import NOTHING
from screens.half_filled import as_text
from screens.kept_text import KEEP_EVERY_S, KeptText
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

CHANGED = "^s in your answer keeps yours in place of this one; until then yours stays half-typed."


class WorkingScreen(WorkingParts):
    """Every answer is kept when it is left; half-typed ones once a second."""

    HELP = WORKING_HELP
    KEYS = ("Enter answer", "n factor", "a follow-up", "s step ahead", "^o your editor", "E export", "u undo")
    ANSWER_KEYS: ClassVar[tuple[str, ...]] = ("^s keep, next question", "^j next finding", "Esc keep, back")
    PART_KEYS: ClassVar[tuple[str, ...]] = ("Enter change", "n factor", "a follow-up", "Esc back")
    FACTOR_KEYS: ClassVar[tuple[str, ...]] = (
        "Enter change",
        "l entries",
        "n new",
        "d no factor",
        "a follow-up",
        "Esc back",
    )
    FACT_KEYS: ClassVar[tuple[str, ...]] = ("Enter all of it", "n factor", "a follow-up", "Esc back")
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
        keys.make("Follow-up of it"),
        keys.UNDO,
        keys.COPY,
        keys.EXPORT,
        keys.COMMAND,
        keys.HELP,
        keys.BACK,
    ]

    def __init__(self, session: Session, opened: Opened, spot: str = "") -> None:
        super().__init__(session, opened, spot)
        name = opened.standing.postmortem.name
        self._half_typed = KeptText(session.desk, lambda: text_key(name, session.by), as_text(opened.half))
        self._theirs: dict[str, str] = {}
        """What somebody else answered meanwhile, by the question to which mine isn't kept; it was shown."""
        self._finding = -1

    def on_mount(self) -> None:
        """What is half-typed is kept."""
        self.set_interval(KEEP_EVERY_S, self.keep_typed)

    @property
    def subject(self) -> str:
        return self.standing.postmortem.name

    def keys(self, width: int) -> Content:
        """Those of where one is."""
        if self.text.has_focus:
            return plain("   ".join(self.ANSWER_KEYS), MUTED)
        if not self.facts.has_focus:
            return super().keys(width)
        of_parts = self.FACTOR_KEYS if self.spot == FACTORS else self.PART_KEYS
        return plain("   ".join(self.FACT_KEYS if self.answers else of_parts), MUTED)

    # Keeping what is typed

    def keep_typed(self) -> list[Future[None]]:
        return [*super().keep_typed(), *self._half_typed.keep(as_text(self.half))]

    async def save(self, over: str = "", *, leaving: bool = False) -> bool:
        """Keeps every answer that isn't kept yet; False when one was refused: that is said, and it stays typed.

        Where somebody else answered meanwhile mine is kept in place of theirs only when that is wanted there: `over`.
        """
        wanted = [spot for spot in self.half if spot == over or spot not in self._theirs]
        kept = [await self._save(spot, leaving=leaving) for spot in wanted]
        self.keep_typed()
        self.show_spots()
        return all(kept)

    async def _save(self, spot: str, *, leaving: bool) -> bool:
        number, typed = self.number, self.half[spot]
        shown = self._theirs.pop(spot, typed.was)
        try:
            await self.session.desk.ask(lambda desk: postmortems.answer(desk, number, spot, typed.now, shown))
        except EditedMeanwhile as clash:
            self._theirs[spot] = clash.theirs
            if not leaving:
                title = f"{BY_ID[spot].title}: somebody else answered meanwhile"
                self.show_text(title, f"{CHANGED}\n\n{clash.theirs or NOTHING}")
        except DeskError as error:
            self.say(error.message)
        else:
            self.half.pop(spot, None)
        await self.resync()
        return spot not in self.half

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
        if not await self.save(over=self.spot):
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
            await self.save(leaving=True)
            if self.half:
                self.notify("what you typed stays half-typed, for when you come back", markup=False)
            self.dismiss(None)
            return
        self.remove_class("-writing")
        self.call_after_refresh(self.spots.focus)
