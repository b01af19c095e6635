"""Rituals: which meeting comes next, what it is for, whether it is worth its time; and a meeting as it is held."""

from screens.rituals.screen import RitualsScreen

__all__ = ["RitualsScreen"]
