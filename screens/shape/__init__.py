"""An incident at a glance: milestones, updates, hypotheses and actions as lanes over time."""

from screens.shape.opening import open_shape
from screens.shape.screen import ShapeScreen

__all__ = ["ShapeScreen", "open_shape"]
