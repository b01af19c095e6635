"""Glyphs and their ASCII twins, for terminals and fonts that have no others."""

from __future__ import annotations

TWINS = {
    "⚑": "F", "✗": "x", "✓": "v", "✉": "M", "→": ">", "←": "<", "↗": "^", "↻": "r", "Δ": "d", "◆": "o", "◇": "o",
    "»": ">", "✎": "e", "·": ".", "★": "*", "−": "-", "▸": ">", "…": "~", "×": "x", "–": "-", "“": '"', "”": '"',
    "’": "'", "⏎": "/", "│": "|", "─": "-", "↵": "Enter", "●": "*", "○": "o", "↑": "^", "↓": "v", "≥": ">=",
}  # fmt: skip

_TABLE = str.maketrans({sign: twin[0] for sign, twin in TWINS.items()})


def ascii_twin(text: str) -> str:
    """The same line in ASCII, sign for sign, so that columns stay where they are."""
    return text.translate(_TABLE)
