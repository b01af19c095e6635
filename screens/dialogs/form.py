"""The one form of the desk: labels above fields, Tab between them, ^s saves, the error beside its field."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from functools import partial
from typing import Any, ClassVar, Generic, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from opsdesk.domain.errors import DeskError
from screens.dialogs.confirm import Confirm
from screens.dialogs.dialog import CRAMPED, Fillable
from screens.dialogs.form_fields import Field, Typed
from screens.dialogs.form_refused import NotSaved, Overtaken, beside_mine, meet
from screens.widgets.choice_line import ChoiceLine
from screens.widgets.form_field import FieldInput, FormField
from screens.widgets.form_fields_box import FormFieldsBox
from screens.working import begin

T = TypeVar("T")

Answers = Mapping[str, Any]
"""What was filled in, read, under the fields' keys: made for `dataclasses.replace(thing, **answers)`."""


class Form(Fillable[T], Generic[T]):
    """Gives back what `save` made of the answers, or None when it was left.

    `save` is the screen's: it asks the desk and raises a DeskError for what can't be saved. The form then stays open
    with everything typed, so that nothing is lost to a mistake, a locked store or another person's edit.
    """

    CSS_PATH = ["../../styles/dialogs.tcss", "../../styles/form.tcss"]
    AUTO_FOCUS = ""
    VERTICAL_BREAKPOINTS = [(0, "-cramped"), (CRAMPED, "-low"), (30, "-high")]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", "Save", id="form.save"),
        Binding("escape", "leave", "Leave", id="form.leave"),
        Binding("enter", "forward", "Next field, save at the last", show=False, id="form.forward"),
        Binding("down", "app.focus_next", "Next field", show=False, id="form.down"),
        Binding("up", "app.focus_previous", "Field before", show=False, id="form.up"),
    ]

    def __init__(
        self,
        title: str,
        fields: Sequence[Field],
        save: Callable[[Answers], Awaitable[T]],
        typed: Mapping[str, Typed] | None = None,
    ) -> None:
        """`typed` is what was typed into it before, under the fields' keys; it stands there again."""
        super().__init__()
        self._title = title
        self._fields = fields
        self._save = save
        self._saving = False
        self._lines = {
            field.key: FormField(field.key, field.label, field.shown, field.hint, field.options) for field in fields
        }
        self._box = FormFieldsBox(*self._lines.values(), classes="form-fields")
        before = typed or {}
        self._offered = {field.key: before[field.key] for field in fields if _fits(field, before.get(field.key))}
        self._problem = Static(classes="dialog-error form-problem")
        self._preview = Static(classes="form-preview")
        self._previewed: Content | None = None

    def compose(self) -> ComposeResult:
        choose = "← → choose   " if any(field.options for field in self._fields) else ""
        with Vertical(classes="dialog"):
            left = " · as you left it" if self._offered else ""
            yield Static(Content(f"{self._title}{left}"), classes="dialog-title")
            yield self._box
            yield self._preview
            yield self._problem
            yield Static(Content(f"Tab next field   {choose}^s save   Esc leave"), classes="dialog-keys")

    def on_mount(self) -> None:
        """Nothing is wrong yet; what was typed before stands there again, beside what others made of it meanwhile."""
        self._problem.display = False
        self._preview.display = False
        self._show_preview()
        # Textual's own way would scroll to it before anything has a size, and leave its label out of sight.
        self.set_focus(next(iter(self._lines.values())).input, scroll_visible=False)
        for key, typed in self._offered.items():
            line = self._lines[key]
            line.input.value = typed.now
            line.show_note(beside_mine(typed.now, line.first) if line.first != typed.was else "")

    def preview(self, answers: Answers) -> Content | None:
        """What the answers that can be read by now amount to, for a form that tells it while one answers."""
        return None

    @property
    def typed(self) -> dict[str, Typed]:
        """What has been typed and isn't saved."""
        return {key: Typed(line.first, line.value) for key, line in self._lines.items() if line.is_changed}

    def action_save(self) -> None:
        """Saves when every field can be read; otherwise goes to the first that can't."""
        if self._saving:
            return
        answers, problems = self._read()
        self._complain("", problems)
        if problems:
            self._lines[next(iter(problems))].input.focus()
        else:
            self._saving = True
            begin(self, partial(self._try_to_save, answers))

    def action_forward(self) -> None:
        """To the next field; from the last one, saves."""
        last = list(self._lines.values())[-1]
        if self.focused is last.input:
            self.action_save()
        else:
            self.focus_next()

    def action_leave(self) -> None:
        """Leaves; what was typed is thrown away only when that is wanted."""
        changed = [line.label for line in self._lines.values() if line.is_changed]
        if self._saving:
            return
        if not changed:
            self.dismiss(None)
            return

        def answered(yes: bool | None) -> None:
            if yes:
                self.dismiss(None)

        self.app.push_screen(Confirm("Leave without saving?", (f"Changed: {', '.join(changed)}",)), answered)

    @on(FieldInput.Edited)
    @on(ChoiceLine.Changed)
    def answered_otherwise(self) -> None:
        """Something else stands in a field."""
        self._show_preview()

    @on(Input.Submitted)
    def entered(self, event: Input.Submitted) -> None:
        """Enter in a text."""
        event.stop()
        self.action_forward()

    async def _try_to_save(self, answers: Answers) -> None:
        try:
            with self.taken():
                saved = await self._save(answers)
        except NotSaved as problem:
            self._complain(problem.message, problem.at)
        except Overtaken as clash:
            self._complain(clash.message, self._meet(clash.theirs))
        except DeskError as error:
            self._complain(error.message, {})
        else:
            self.dismiss(saved)
        finally:
            self._saving = False

    def _meet(self, theirs: Sequence[Field]) -> dict[str, str]:
        """Goes on from theirs, which are also what is read by: what nobody touched stays as it is kept."""
        now = {field.key: field for field in theirs}
        self._fields = [now[field.key] for field in self._fields]
        return {field.key: meet(self._lines[field.key], field) for field in self._fields}

    def _read(self) -> tuple[dict[str, Any], dict[str, str]]:
        """The answers, and what is wrong with those that can't be read."""
        answers: dict[str, Any] = {}
        problems: dict[str, str] = {}
        for field in self._fields:
            try:
                answers[field.key] = field.read(self._lines[field.key].value)
            except DeskError as error:
                problems[field.key] = error.message
        return answers, problems

    def _show_preview(self) -> None:
        """Most keys change nothing of it, and another text has the whole form laid out again."""
        shown = self.preview(self._read()[0])
        before, self._previewed = self._previewed, shown
        if shown is before or (shown is not None and before is not None and shown.is_same(before)):
            return
        self._preview.display = shown is not None
        self._preview.update(shown or Content())
        self._box.refresh(layout=True)

    def _complain(self, message: str, at: Mapping[str, str]) -> None:
        self._problem.update(Content(message))
        self._problem.display = bool(message)
        self._box.refresh(layout=True)
        for key, line in self._lines.items():
            line.show_note(at.get(key, ""))


def _fits(field: Field, typed: Typed | None) -> bool:
    """Whether something was typed here that isn't there anyway, and can be said here still."""
    return typed is not None and typed.now != field.shown and (not field.options or typed.now in field.options)
