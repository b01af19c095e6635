"""The desk's own themes: everything that is to be read has the contrast that WCAG 2.2 asks of small text (1.4.3)."""

from __future__ import annotations

import pytest
from textual.color import Color
from textual.theme import Theme

from screens.presenting.row import GONE, MUTED
from screens.themes import CONTRAST, THEMES

GROUNDS = ("background", "surface", "panel", "primary-muted", "block-cursor-blurred-background")
"""What text lies on: a screen, a dialog, a header, what is selected, what is selected beside the focus."""
INKS = ("$foreground", MUTED, GONE, "$text-warning", "$text-error", "$text-success", "$text-accent", "$text-primary")
LEAST = 4.5
MOST = 7.0
"""What 1.4.6 asks, and somebody who chose high contrast expects."""


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
    assert read_on(theme, ink, ground) >= LEAST


@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("ink", INKS)
def test_high_contrast_is_high(ground: str, ink: str) -> None:
    both = ink == GONE and ground == "primary-muted"  # what is over, and selected
    assert read_on(CONTRAST, ink, ground) >= (6.5 if both else MOST)


def read_on(theme: Theme, ink: str, ground: str) -> float:
    """The contrast of an ink on a ground."""
    colors = theme.to_color_system().generate()
    name, _, share = ink.removeprefix("$").partition(" ")
    below = Color.parse(colors[ground])
    above = below.blend(Color.parse(colors[name]), float(share.rstrip("%")) / 100 if share else 1)
    return contrast(above, below)
