"""The desk's own themes: everything that is to be read has the contrast that WCAG 2.2 asks of small text (1.4.3)."""

from __future__ import annotations

import pytest
from textual.color import Color
from textual.theme import Theme

from screens.presenting.row import GONE, MUTED
from screens.themes import THEMES

GROUNDS = ("background", "surface", "panel", "primary-muted", "block-cursor-blurred-background")
"""What text lies on: a screen, a dialog, a header, what is selected, what is selected beside the focus."""
INKS = ("$foreground", MUTED, GONE, "$text-warning", "$text-error", "$text-success", "$text-accent", "$text-primary")
LEAST = 4.5


def luminance(color: Color) -> float:
    """The relative luminance, as WCAG has it."""
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in color.normalized]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: Color, other: Color) -> float:
    """Between 1 and 21."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("ink", INKS)
def test_every_ink_can_be_read_on_every_ground(theme: Theme, ground: str, ink: str) -> None:
    colors = theme.to_color_system().generate()
    name, _, share = ink.removeprefix("$").partition(" ")
    below = Color.parse(colors[ground])
    above = below.blend(Color.parse(colors[name]), float(share.rstrip("%")) / 100 if share else 1)
    assert contrast(above, below) >= LEAST
