"""Services and people: what can break, who owns it, and who can help."""

from screens.registry.screen import RegistryScreen

__all__ = ["RegistryScreen"]
