"""F2, the desk: signals that wait, open incidents, what is due, and how a new incident begins."""

from screens.desk.screen import DeskScreen

__all__ = ["DeskScreen"]
