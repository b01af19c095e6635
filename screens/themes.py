"""The desk's own themes: dark, light and high contrast. Every other Textual theme works too.

Every ink of `presenting.row` has at least 4.5 : 1 on every ground that it comes to lie on (WCAG 2.2, 1.4.3); the ground
of what is selected, `primary-muted`, is our own for that reason. The contrast theme has 7 : 1 (1.4.6), but for what is
over and selected at once.
"""

from __future__ import annotations

from textual.theme import Theme

DARK = Theme(
    name="opsdesk-dark",
    primary="#7aa2d6",
    secondary="#5f7a99",
    accent="#8fb8e8",
    warning="#e0af54",
    error="#e06c6c",
    success="#7fb88a",
    foreground="#d7dce3",
    background="#14171c",
    surface="#1a1e25",
    panel="#262c36",
    dark=True,
    variables={
        "border-blurred": "#3a4250",
        "primary-muted": "#2c394b",
        "block-cursor-blurred-background": "#262c36",
    },
)
LIGHT = Theme(
    name="opsdesk-light",
    primary="#2b5c94",
    secondary="#56708c",
    accent="#1f5fa8",
    warning="#8a5a00",
    error="#b3261e",
    success="#2c6e3f",
    foreground="#151a20",
    background="#fbfbf9",
    surface="#f1f2f0",
    panel="#e2e5e8",
    dark=False,
    variables={
        "border-blurred": "#b8bfc7",
        "primary-muted": "#d0dbe6",
        "block-cursor-blurred-background": "#e2e5e8",
    },
)
CONTRAST = Theme(
    name="opsdesk-contrast",
    primary="#ffffff",
    secondary="#ffffff",
    accent="#ffff00",
    warning="#ffd000",
    error="#ff6b6b",
    success="#5cff8a",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#262626",
    dark=True,
    text_alpha=1.0,
    variables={
        "border-blurred": "#a0a0a0",
        "primary-muted": "#002572",
        "text-muted": "#d8d8d8",
        "text-disabled": "#c0c0c0",
        "block-cursor-blurred-background": "#262626",
    },
)
THEMES = (DARK, LIGHT, CONTRAST)
