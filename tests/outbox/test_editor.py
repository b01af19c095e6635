"""The user's own editor: what the environment names, and what is said when that can't be run."""

from __future__ import annotations

import pytest

from opsdesk.domain.errors import BadInput
from opsdesk.outbox.editor import editor_command, run_editor


@pytest.mark.parametrize(
    ("environ", "command"),
    [
        ({}, ["vi"]),
        ({"EDITOR": "   "}, ["vi"]),
        ({"EDITOR": "''"}, ["vi"]),
        ({"VISUAL": " ", "EDITOR": "nano -w"}, ["nano", "-w"]),
        ({"VISUAL": "code --wait 'a b'", "EDITOR": "nano"}, ["code", "--wait", "a b"]),
    ],
)
def test_what_is_blank_names_no_editor(environ: dict[str, str], command: list[str]) -> None:
    assert editor_command(environ) == command


def test_one_that_can_not_be_read_says_which_variable() -> None:
    with pytest.raises(
        BadInput, match=r"^\$VISUAL can't be read \(no closing quotation\); set it to a program's name$"
    ):
        editor_command({"VISUAL": "vim 'x"})


def test_one_that_is_not_there_says_what_to_set() -> None:
    with pytest.raises(BadInput, match=r"^no-such-editor: No such file or directory; set \$EDITOR$"):
        run_editor(["no-such-editor"], "x")
