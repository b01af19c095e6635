"""The numbers of each service: DORA's five with their course, the error budget, and what both speak for."""

from screens.metrics.screen import MetricsScreen

__all__ = ["MetricsScreen"]
