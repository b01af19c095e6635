"""Documents that people act by: which can't be trusted and why, their texts to read offline."""

from screens.runbooks.screen import RunbooksScreen

__all__ = ["RunbooksScreen"]
