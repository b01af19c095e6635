"""Teams and what they promised each other: who waits for whom, since when, and how they had better coordinate."""

from screens.teams.screen import TeamsScreen

__all__ = ["TeamsScreen"]
