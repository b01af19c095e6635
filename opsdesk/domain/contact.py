"""Whom to turn to outside of one's own team: people at a vendor, or of another team."""

from __future__ import annotations

from opsdesk.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody to turn to; of several, the nearest first, as one escalates."""

    name: str
    role: str = ""
    reach: str = ""
    """Telephone, mail, channel, portal; a person of the registry is written `@bo`."""

    @property
    def words(self) -> str:
        """All of it in one line, as it is typed: `Ada Lund / account manager / +46 8 123`."""
        return " / ".join(part for part in (self.name, self.role, self.reach) if part)


def contact_of(text: str) -> Contact:
    """The contact that was typed as `name / role / how to reach`."""
    name, _, rest = text.partition(" / ")
    role, _, reach = rest.partition(" / ")
    return Contact(name.strip(), role.strip(), reach.strip())
