"""What is written of a document from the list: kept, edited, reviewed, found wrong, drilled, retired."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from opsdesk.desk import runbooks, runbooks_files
from opsdesk.desk.desk import Desk
from opsdesk.desk.runbooks_standing import Standing
from opsdesk.desk.threaded import DeskThread
from opsdesk.domain.runbook import Document
from opsdesk.domain.runbook_happenings import RUNBOOKS
from opsdesk.domain.runbook_words import review_words, text_words, wrong_words
from opsdesk.domain.text import one_line
from screens.dialogs.form import Form
from screens.dialogs.form_fields import Typed
from screens.runbooks import forms
from screens.skeleton import Skeleton
from screens.widgets.capture_line import Question

WORKED, FAILED = "It worked", "It failed: say why"


class Keeping(Skeleton[Standing]):
    """The use cases on the chosen document; each says what came of it where the list doesn't show it."""

    async def action_new(self) -> None:
        """Asks for a document."""
        await self.open_form(
            "document “new”",
            lambda typed: forms.new_form(self.session.desk, typed),
            lambda added: self.select(added.name),
        )

    async def action_edit(self) -> None:
        """Asks for what reads otherwise."""
        await self._fill_in("edit", "document", forms.edit_form, lambda edited: edited.card.words)

    async def action_review(self) -> None:
        """Asks what was checked."""
        await self._fill_in("review", "review of", forms.review_form, review_words)

    async def action_wrong(self) -> None:
        """Asks which step was wrong."""

        def form(desk: DeskThread, document: Document, typed: Mapping[str, Typed]) -> Form[Document]:
            return forms.wrong_form(desk, document, "", 0, typed)

        await self._fill_in("mark a step of", "wrong step of", form, wrong_words)

    def action_drill(self) -> None:
        """Asks how it went when somebody went by it for practice."""
        if (document := self._followed("drill")) is None:
            return

        async def failed(why: str) -> None:
            await self._do(document, lambda desk: runbooks.tell_drill(desk, document.number, worked=False, why=why))

        async def answered(place: int) -> None:
            if place:
                self.ask(Question("what went wrong", failed), "↵ keeps it   Esc back")
            else:
                await self._do(document, lambda desk: runbooks.tell_drill(desk, document.number, worked=True))

        self.choose(f"A drill of {one_line(document.title)}", [WORKED, FAILED], answered)

    async def action_text(self) -> None:
        """Takes the text in anew, of a URL from a file that is asked for."""
        if (document := self._followed("take the text of")) is None:
            return

        async def from_file(name: str) -> None:
            before = document.text
            now = await self.try_to(lambda desk: runbooks_files.refresh(desk, document.number, name.strip()))
            if now is not None:
                same = before is not None and now.text is not None and before.digest == now.text.digest
                words = "the text is the same" if same else f"text: {text_words(now)}"
                self.notify(f"{now.name}: {words}", markup=False)

        if document.card.is_url:
            hint = f"a file that holds what stands in {one_line(document.card.place)}   ↵ takes it in   Esc back"
            self.ask(Question("file", from_file), hint)
        else:
            await from_file("")

    def action_retire(self) -> None:
        """Asks why nobody goes by it any more."""
        if (document := self._followed("retire")) is None:
            return

        async def answered(why: str) -> None:
            await self._do(document, lambda desk: runbooks.retire(desk, document.number, why))

        self.ask(Question("why is it retired", answered), f"{one_line(document.title)}   ↵ retires it   Esc back")

    async def action_undo(self) -> None:
        """Takes back what the person wrote last of the chosen one."""
        if (held := self.needed("undo something of")) is not None:
            await self.undo_in(RUNBOOKS, held.document.number, runbooks.undo)

    async def _fill_in(
        self,
        to: str,
        what: str,
        form: Callable[[DeskThread, Document, Mapping[str, Typed]], Form[Document]],
        words: Callable[[Document], str],
    ) -> None:
        """A form about the chosen one; says in words what was kept."""
        document = self._followed(to)
        if document is None:
            return

        def saved(kept: Document) -> None:
            self.select(kept.name)
            self.notify(words(kept), markup=False)

        await self.open_form(f"{what} “{document.name}”", lambda typed: form(self.session.desk, document, typed), saved)

    async def _do(self, document: Document, call: Callable[[Desk], Document]) -> None:
        if await self.try_to(call) is not None:
            self.select(document.name)

    def _followed(self, to: str) -> Document | None:
        """The chosen document, or a word why there is nothing to do something `to`."""
        held = self.needed(to)
        if held is not None and held.document.retired:
            self.say(f"{held.document.name} is retired: {one_line(held.document.retired)}; u takes that back")
            return None
        return held.document if held is not None else None
