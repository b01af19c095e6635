"""Why a form isn't saved. Where somebody else saved first, theirs is taken over unless something else was typed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from opsdesk.domain.errors import DeskError
from opsdesk.domain.text import one_line
from screens.dialogs.form_fields import Field
from screens.widgets.form_field import FormField

CHANGED = "Somebody else changed it meanwhile. ^s saves what stands here now, Esc leaves it as they made it."
NOTHING = "nothing"


class NotSaved(DeskError):
    """Why a form could not be saved, and what that means for single fields, by their keys."""

    def __init__(self, message: str, at: Mapping[str, str]) -> None:
        """`at` has words to stand beside fields."""
        super().__init__(message)
        self.at = at


class Overtaken(DeskError):
    """What a form shows isn't there any more; the next save goes over theirs, once both were seen."""

    def __init__(self, theirs: Sequence[Field], why: str = CHANGED) -> None:
        """`theirs` are the form's fields as they would begin now; `why` says how it comes that they do."""
        super().__init__(why)
        self.theirs = theirs


def meet(line: FormField, theirs: Field) -> str:
    """Takes theirs over in a field where nothing was typed; gives the note that says what became of it, if anything
    did."""
    was, mine = line.first, line.value
    if mine == was:
        line.take(theirs.shown)
    else:
        line.compare_with(theirs.shown)
    return note_of(was, mine, theirs.shown)


def note_of(was: str, mine: str, theirs: str) -> str:
    """What became of an answer when somebody else saved first; empty where nothing did. Theirs stands there now unless
    something else was answered."""
    if theirs in {was, mine}:
        return ""
    return f"theirs now, was: {_said(was)}" if mine == was else beside_mine(mine, theirs)


def beside_mine(mine: str, theirs: str) -> str:
    """The note beside a field in which another person wrote something else meanwhile. An empty one shows its example,
    so that it says that it is empty."""
    return f"{'yours' if mine.strip() else f'yours: {NOTHING}'}; theirs: {_said(theirs)}"


def _said(shown: str) -> str:
    return one_line(shown) or NOTHING
