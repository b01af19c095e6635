"""The evidence matrix: facts down, hypotheses across, one sign a cell. What disproves counts, not what supports."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content

from opsdesk.desk import hypotheses
from opsdesk.desk.capture import Context, read
from opsdesk.desk.decision import Decision
from opsdesk.domain import next_test
from opsdesk.domain.errors import DeskError
from opsdesk.domain.incident import Incident
from opsdesk.domain.text import one_line
from opsdesk.domain.vocabulary import Rating
from screens.following import Following
from screens.presenting.matrix import COLUMN, HELP, columns_of, head_line, matrix_rows, next_line
from screens.presenting.row import MUTED, plain
from screens.session import Session
from screens.widgets.capture_line import CaptureLine, Question
from screens.widgets.line_list import LineList
from screens.widgets.text_line import TextLine

EMPTY = Content("No evidence yet. In the war room type “+ fact” or “- fact” with a hypothesis chosen.")
KEYS = "+ - step  0 neutral  Backspace empty  n next cell  a test it  ? help  q back"


class MatrixScreen(Following):
    """One incident's matrix, filled by keystroke."""

    CSS_PATH = "../styles/matrix.tcss"
    AUTO_FOCUS = "#matrix"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("h,left", "column(-1)", "Hypothesis before", id="matrix.left"),
        Binding("l,right", "column(1)", "Next hypothesis", id="matrix.right"),
        Binding("plus,equals_sign", "step(1)", "More consistent", id="matrix.plus", key_display="+"),
        Binding("minus", "step(-1)", "Less consistent", id="matrix.minus", key_display="-"),
        Binding("0", "neutral", "Neutral", id="matrix.neutral"),
        Binding("backspace,delete", "clear", "Empty the cell", id="matrix.clear"),
        Binding("n", "next_open", "The open cell that tells most", id="matrix.next"),
        Binding("a", "tell_apart", "A test that tells them apart", id="matrix.test"),
        Binding("question_mark", "help", "Help", id="matrix.help", key_display="?"),
        Binding("q,escape,m", "back", "Back", id="matrix.back"),
    ]

    def __init__(self, session: Session, incident: Incident) -> None:
        super().__init__(session)
        self.incident = incident
        self.column = 0
        self.matrix = LineList(empty=EMPTY, id="matrix", classes="pane")
        self.matrix.border_title = "Evidence × hypotheses"
        self.line = CaptureLine(Content("› "))

    def compose(self) -> ComposeResult:
        yield TextLine(id="header")
        yield self.matrix
        yield TextLine(id="fact")
        yield TextLine(id="chosen")
        yield TextLine(id="next")
        yield self.line
        yield TextLine(id="hint")

    def on_mount(self) -> None:
        """The matrix as it is."""
        self.query_one("#hint", TextLine).say(plain(KEYS, MUTED))
        self.call_after_refresh(self.show_matrix)

    def on_resize(self) -> None:
        """Lines are made for their width."""
        self.call_after_refresh(self.show_matrix)

    async def resync(self) -> None:
        number = self.incident.number
        self.incident = await self.session.desk.ask(lambda desk: desk.incident(number))
        self.show_matrix()

    def show_matrix(self) -> None:
        """Shows every cell, the chosen one marked; nothing once the screen is left, whatever is answered late."""
        if not self.query("#header"):
            return
        columns = columns_of(self.incident)
        self.column = max(0, min(self.column, len(columns) - 1))
        width = self.matrix.scrollable_content_region.width
        shown = min(len(columns), max(1, (width - 24) // COLUMN))
        first = max(0, min(self.column - shown + 1, len(columns) - shown)) if self.column >= shown else 0
        window = columns[first : first + shown]
        self.query_one("#header", TextLine).say(
            lambda room: head_line(self.incident, window, self.column - first, room)
        )
        self.matrix.set_rows(matrix_rows(self.incident, window, self.column - first, width))
        self.query_one("#next", TextLine).say(lambda room: next_line(self.incident, room))
        self._say_chosen()

    @on(LineList.Highlighted)
    def fact_highlighted(self) -> None:
        """The whole fact stands below, however much of it the list shows."""
        self._say_chosen()

    def _say_chosen(self) -> None:
        if (cell := self._cell()) is not None:
            fact = self.incident.evidence[cell[0]]
            self.query_one("#fact", TextLine).say(plain(f"{fact.name} {one_line(fact.text)}"))
        columns = columns_of(self.incident)
        if columns:
            chosen = columns[self.column]
            words = f"{chosen.name} {one_line(chosen.statement)} · {chosen.status} {chosen.band or ''}"
            self.query_one("#chosen", TextLine).say(plain(words))

    def action_column(self, step: int) -> None:
        """Another hypothesis."""
        self.column += step
        self.show_matrix()

    async def action_step(self, step: int) -> None:
        """One step more consistent, or less; an empty cell begins at + or −."""
        held = self._held()
        rating = Rating(max(-2, min(2, held + step))) if held is not None else Rating(step)
        await self._judge(rating)

    async def action_neutral(self) -> None:
        """It says nothing either way."""
        await self._judge(Rating.NEUTRAL)

    async def action_clear(self) -> None:
        """Nobody judged it."""
        await self._judge(None)

    def action_next_open(self) -> None:
        """To the empty cell whose rating would set the leading causes furthest apart."""
        cell = next((test.cells[-1] for test in next_test.next_tests(self.incident) if test.cells), None)
        if cell is None:
            self.notify("every fact is rated for the leading causes: a asks somebody for another", markup=False)
            return
        numbers = [item.number for item in columns_of(self.incident)]
        self.column = numbers.index(cell[1])
        self.matrix.select_key(f"E{cell[0]}")
        self.show_matrix()

    def action_tell_apart(self) -> None:
        """Begins the action that would tell the leading causes apart; it is typed as in the war room."""
        line = next_test.best_line(self.incident)
        if line:
            self._ask_for_test(line)
        else:
            self.notify("two open causes are needed to tell apart", markup=False)

    def _ask_for_test(self, line: str) -> None:
        async def answered(text: str) -> None:
            reading = read(text, self._typed_against())
            if reading.decision is not None:
                await self._do(reading.decision)
            elif reading.problem:
                self._ask_for_test(text)
                self.notify(reading.problem, markup=False, severity="warning")

        self.line.ask(Question("who tests it?", answered), line)

    def _typed_against(self) -> Context:
        settings = self.session.settings
        return Context(
            self.incident,
            self.session.now,
            self.session.by,
            self.session.zone,
            check_in_minutes=settings.check_in_minutes,
            policy=settings.policy,
        )

    def action_help(self) -> None:
        """How to read and fill the matrix."""
        self.show_help("The evidence matrix", HELP)

    def action_back(self) -> None:
        """To the war room."""
        self.dismiss()

    def _held(self) -> Rating | None:
        key = self._cell()
        held = self.incident.judgements.get(key) if key else None
        return held.rating if held else None

    def _cell(self) -> tuple[int, int] | None:
        columns = columns_of(self.incident)
        key = self.matrix.selected_key
        return (int(key[1:]), columns[self.column].number) if key and columns else None

    async def _judge(self, rating: Rating | None) -> None:
        if (cell := self._cell()) is not None:
            await self._do(hypotheses.judge(*cell, rating))

    async def _do(self, decision: Decision) -> None:
        number = self.incident.number
        try:
            written = await self.session.desk.ask(lambda desk: desk.do(number, decision))
        except DeskError as error:
            self.notify(error.message, markup=False, severity="warning")
            return
        self.incident = written.incident
        self.show_matrix()
