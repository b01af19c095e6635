"""What every screen beside desk and war room is built on: a list, the chosen thing beside it, the same keys."""

from screens.skeleton.screen import Skeleton

__all__ = ["Skeleton"]
