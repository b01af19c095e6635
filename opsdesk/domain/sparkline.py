"""A series of numbers as one row of signs, with its twin in ASCII."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Final

BLOCKS: Final = "▁▂▃▄▅▆▇█"
MARKS: Final = ".:-=+*#@"
"""The twin of the blocks, as many and getting denser: translated sign by sign all blocks would look the same."""

_UNKNOWN: Final = " "


def sparkline(values: Sequence[Fraction | int | None], *, ascii_only: bool = False) -> str:
    """A sign for each value, from 0 to the largest; what is unknown is a gap, which 0 is not. No value is negative."""
    signs = MARKS if ascii_only else BLOCKS
    top = max((value for value in values if value is not None), default=0)
    return "".join(_UNKNOWN if value is None else signs[_level(value, top)] for value in values)


def _level(value: Fraction | int, top: Fraction | int) -> int:
    """The nearest of the eight levels, the higher of two as near."""
    return int(Fraction(value) / top * (len(BLOCKS) - 1) + Fraction(1, 2)) if top else 0
