"""What was to follow from incidents: follow-ups with their ideas, and what came back all the same."""

from screens.followups.screen import FollowUpsScreen

__all__ = ["FollowUpsScreen"]
