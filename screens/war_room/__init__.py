"""The war room: four panes over one incident, and the line that everything is typed into."""

from screens.war_room.screen import WarRoom

__all__ = ["WarRoom"]
