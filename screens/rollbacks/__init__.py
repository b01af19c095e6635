"""Rollback procedures: how each way of deploying is taken back, and when that was rehearsed."""

from screens.rollbacks.screen import RollbacksScreen

__all__ = ["RollbacksScreen"]
