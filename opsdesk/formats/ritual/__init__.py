"""Rituals as TOML files: what a charter says, and nothing of when it was held."""

from opsdesk.formats.ritual.reading import read_charter
from opsdesk.formats.ritual.shipped import shipped, shipped_texts

__all__ = ["read_charter", "shipped", "shipped_texts"]
