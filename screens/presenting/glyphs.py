"""Every glyph's ASCII twin, of the same width: for terminals and fonts that have no others (`ascii = true`)."""

from __future__ import annotations

TWINS = {
    "⚑": "F", "✗": "x", "✓": "v", "✉": "M", "→": ">", "←": "<", "↗": "^", "↻": "r", "Δ": "d", "◆": "o", "◇": "o",
    "»": ">", "✎": "e", "·": ".", "★": "*", "−": "-", "±": "?", "…": "~", "×": "x", "–": "-", "“": '"', "”": '"',
    "‖": "|", "’": "'", "⏎": "/", "↵": "<", "↳": ">", "●": "*", "○": "o", "↑": "^", "↓": "v", "›": ">", "≥": ">",
    "╭": "+", "╮": "+", "╰": "+", "╯": "+", "│": "|", "─": "-", "▁": "|", "▂": "|", "▃": "|", "▄": "|", "▅": "|",
    "▆": "|", "▇": "|", "█": "|", "━": "=", "┄": ".", "┊": ":", "‹": "<",
}  # fmt: skip
"""Sign and twin: what a glyph says is never said by it alone, so several may share one."""

TABLE = {ord(sign): ord(twin) for sign, twin in TWINS.items()}
