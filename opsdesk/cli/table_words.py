"""What taking in a table says whatever it held: rows that can't be used, columns that nothing was taken from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from opsdesk.cli.output import complain, say

if TYPE_CHECKING:
    from opsdesk.formats.table_rows import Problem


def tell_refused(problems: Sequence[Problem]) -> None:
    """Each row that can't be used with its place and reason, and that nothing was taken in for it."""
    for problem in problems:
        complain(f"{problem.place}: {problem.reason}")
    rows = f"{len(problems)} row{'' if len(problems) == 1 else 's'}"
    say(f"{rows} can't be used: nothing was taken in")


def tell_unused(columns: Sequence[str]) -> None:
    """The columns that the desk has no use for, if there are any."""
    if columns:
        say(f"columns nothing was taken from: {', '.join(columns)}")
