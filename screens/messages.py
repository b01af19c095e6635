"""What screens ask of the app; a screen never calls another."""

from __future__ import annotations

from textual.message import Message

from opsdesk.domain.values import dataclass


@dataclass
class IncidentChosen(Message):
    """An incident's war room is wanted."""

    number: int


class LeftRoom(Message):
    """The desk screen is wanted."""


class LeaveWanted(Message):
    """The whole desk is to be left."""


@dataclass
class CopyWanted(Message):
    """A text is to go to the clipboard."""

    text: str


@dataclass
class PlaceWanted(Message):
    """A screen is wanted by its name in `screens.places`."""

    name: str
    what: str = ""
    """The key of what it is to show; empty for what it showed last."""


class BackWanted(Message):
    """The desk screen or the war room is wanted, whichever was shown last."""


@dataclass
class ThemeWanted(Message):
    """Another theme is wanted, the next of the desk's own when no name is given."""

    name: str
