"""What each question of triage can be answered by: one of several words, or a number."""

from __future__ import annotations

from typing import Any

from opsdesk.domain.criteria import Exposure, Function, Redundancy, Trend

_CHOICES: dict[str, tuple[Any, ...]] = {
    "function": (None, *Function),
    "core": (None, False, True),
    "data_or_security": (None, *Exposure),
    "contract": (None, False, True),
    "workaround": (None, True, False),
    "redundancy": (None, *Redundancy),
    "trend": (None, *Trend),
    "help_asked": (None, False, True),
    "blind": (None, False, True),
}
"""The answers of each question, “unknown” first, then from harmless to bad; the two others are numbers."""

_NUMBERS = {"users_pct": 100, "teams": 1000}
"""Questions answered by a number, with the highest there is."""

_STRIDES = {"users_pct": 5, "teams": 1}
"""How far an arrow key takes a number."""


def stepped(question: str, held: Any, step: int) -> Any:
    """The next answer of a question, or the one before; after the last word comes the first."""
    if question in _NUMBERS:
        return max(0, min((held or 0) + step * _STRIDES[question], _NUMBERS[question]))
    choices = _CHOICES[question]
    return choices[(choices.index(held) + step) % len(choices)]


def is_digit_of(question: str, key: str) -> bool:
    """Whether a key writes on the number that answers a question."""
    return question in _NUMBERS and (key.isdigit() or key == "backspace")


def with_digit(question: str, held: float | None, key: str) -> int | None:
    """The number after a digit was typed, or the last one taken away; None once there is none left."""
    digits = "" if held is None else str(int(held))
    digits = digits[:-1] if key == "backspace" else digits + key
    return min(int(digits), _NUMBERS[question]) if digits else None
