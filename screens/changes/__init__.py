"""Changes: planned with what their risk demands, approved, rolled out, reviewed."""

from screens.changes.screen import ChangesScreen

__all__ = ["ChangesScreen"]
