"""The terminal's care: what is shown is harmless, what is typed survives crashes, signals and a lost terminal."""

from screens.terminal.driver import driver_class
from screens.terminal.guard import CRASHED_CODE, GuardedApp
from screens.terminal.refuse import why_no_terminal
from screens.terminal.render import install_render_cleaning, install_twins

__all__ = ["CRASHED_CODE", "GuardedApp", "driver_class", "install_render_cleaning", "install_twins", "why_no_terminal"]
