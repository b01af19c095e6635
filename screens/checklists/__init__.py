"""F4: the library of checklists, and the runs of them."""

from screens.checklists.screen import ChecklistsScreen

__all__ = ["ChecklistsScreen"]
