"""Modals: each returns a typed result and talks to nobody."""
