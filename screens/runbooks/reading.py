"""A document's text on the whole screen: found in, moved through by its headings, followed along its links; and what
was wrong in it said at once."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType

from opsdesk.domain.runbook_words import review_words, wrong_words
from opsdesk.domain.text import one_line
from screens.messages import CopyWanted
from screens.presenting.runbooks_text import command_at, step_at
from screens.runbooks import forms
from screens.runbooks.help_text import READING_HELP
from screens.runbooks.linking import Linking
from screens.skeleton import keys
from screens.widgets.capture_line import Question

SEARCHING = "↵ keep it: n N next, before   Esc leave it"


class ReadingScreen(Linking):
    """A text is never written here: where it is wrong, that is said, and its place is where it is mended."""

    HELP = READING_HELP
    KEYS = (
        "w wrong step",
        "/ find",
        "n next",
        "o outline",
        "c copy line",
        "l links",
        "[ ] sections",
        "v review",
        "y copy all",
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "find", "Find in the text", id="reading.find", key_display="/"),
        Binding("n", "next(1)", "Next that was found", id="reading.next"),
        Binding("N", "next(-1)", "The one before", id="reading.before"),
        Binding("o", "outline", "Outline", id="reading.outline"),
        Binding("right_square_bracket", "section(1)", "Next section", id="reading.section", key_display="]"),
        Binding("left_square_bracket", "section(-1)", "Section before", id="reading.section_before", key_display="["),
        Binding("l", "links", "Its links", id="reading.links"),
        Binding("c", "copy_line", "Copy this line, a command without its prompt", id="reading.copy_line"),
        Binding("w", "wrong", "Mark this step wrong", id="reading.wrong"),
        Binding("v", "review", "Review it", id="reading.review"),
        keys.COPY,
        keys.EXPORT,
        keys.COMMAND,
        keys.HELP,
        keys.BACK,
    ]

    @property
    def subject(self) -> str:
        return one_line(f"{self.document.name} {self.document.title}")

    # Moving about

    def action_find(self) -> None:
        """Looks while it is typed, on from where one is."""
        began, words_before = self.here, self.words

        def left() -> None:
            self._look_for(words_before)
            self.jump(began)

        def edited(words: str) -> None:
            self._look_for(words)
            ahead = [line for line in self.found if line >= began]
            self.jump((ahead or self.found or [began])[0])

        self.ask(Question("find", edited, edited, left), SEARCHING, self.words)

    def action_next(self, step: int) -> None:
        """To the next line that has it, or the one before; from the last to the first."""
        found = self.found
        if not self.words:
            self.action_find()
        elif not found:
            self.say(f"“{one_line(self.words)}” isn't in this text")
        else:
            ahead = [line for line in found if line > self.here]
            behind = [line for line in found if line < self.here]
            self.jump((ahead or found)[0] if step > 0 else (behind or found)[-1])

    def action_section(self, step: int) -> None:
        """To the next heading, or the one before."""
        lines = [heading.line for heading in self.held.headings]
        ahead, behind = [line for line in lines if line > self.here], [line for line in lines if line < self.here]
        if ahead if step > 0 else behind:
            self.jump(ahead[0] if step > 0 else behind[-1])

    def action_outline(self) -> None:
        """To the outline, or back from it."""
        if not self.held.headings:
            self.say("it has no headings")
        elif self.outline.has_focus:
            self.to_text()
        else:
            self.add_class("-outline")
            self.call_after_refresh(self.outline.focus)

    def action_back(self) -> None:
        """From the outline to the text, from what was found to all of it, then to where one came from."""
        if self.outline.has_focus:
            self.to_text()
        elif self.words:
            self._look_for("")
        else:
            self.dismiss(None)

    def _look_for(self, words: str) -> None:
        self.words = words.strip()
        self.show_found()

    # Saying what is wrong with it

    async def action_wrong(self) -> None:
        """Asks what was wrong with the step that is selected."""
        step = step_at(self.lines, self.here) if self.opened.text else ""
        incident = self.incident
        await self.open_form(
            f"wrong step of “{self.document.name}”",
            lambda typed: forms.wrong_form(self.session.desk, self.document, step, incident, typed),
            lambda marked: self.notify(wrong_words(marked), markup=False),
        )

    async def action_review(self) -> None:
        """Asks what was checked."""
        await self.open_form(
            f"review of “{self.document.name}”",
            lambda typed: forms.review_form(self.session.desk, self.document, typed),
            lambda reviewed: self.notify(f"{reviewed.name}: {review_words(reviewed)}", markup=False),
        )

    def action_copy_line(self) -> None:
        """The selected line, to be pasted into a shell."""
        self.post_message(CopyWanted(command_at(self.lines, self.here)))

    def action_copy(self) -> None:
        """The text as it was kept."""
        self.post_message(CopyWanted("\n".join(self.lines)))

    def action_export(self) -> None:
        """The text as a file, in the folder the desk was opened from."""
        self.write_out(self.document.name, "\n".join((*self.lines, "")))
