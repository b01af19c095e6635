"""What a channel is handed: an approved update, the incident it is about, and the key that shows a repetition."""

from __future__ import annotations

from collections.abc import Mapping

from opsdesk.config.channels import filled
from opsdesk.domain.incident import Incident
from opsdesk.domain.parts import SentUpdate
from opsdesk.domain.text import slug
from opsdesk.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class Message:
    """An update on its way out. Its text goes word for word."""

    incident: Incident
    update: SentUpdate
    key: str
    """The same for every attempt at one delivery, and for no other."""
    newer: tuple[SentUpdate, ...] = ()
    """What went the same way since, where somebody sends an older text again."""

    @property
    def text(self) -> str:
        """The words."""
        return self.update.text

    @property
    def values(self) -> Mapping[str, str]:
        """What the placeholders of a title stand for."""
        incident = self.incident
        return {
            "incident": incident.name,
            "number": str(self.update.number),
            "title": incident.title,
            "services": ", ".join(incident.services),
            "severity": f"SEV-{incident.severity}" if incident.severity else "",
            "audience": str(self.update.audience),
            "stage": str(self.update.stage),
        }

    def headline(self, pattern: str) -> str:
        """A title on one line."""
        return " ".join(filled(pattern, self.values).split())

    def file_name(self, pattern: str) -> str:
        """A path in which no placeholder brings a folder or a blank of its own."""
        return filled(pattern, {name: slug(value) for name, value in self.values.items()})
