"""Postmortems: what each still needs, worked on one question at a time."""

from screens.postmortems.screen import PostmortemsScreen

__all__ = ["PostmortemsScreen"]
