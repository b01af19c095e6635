"""Services: what users come for, who owns it, and what else falls when it falls."""

from __future__ import annotations

from opsdesk.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class Service:
    """A service of the registry. Triage asks whether it is core; suspects and budgets follow what it depends on."""

    name: str
    owner_team: str = ""
    core: bool = False
    """Users or contracts are hurt at once when it is down."""
    objective: str = ""
    """What it promises, in words (“99.9 % of payments within 2 s, a month”)."""
    depends_on: tuple[str, ...] = ()
    """Names of other services, kept or not."""
    deployment_types: tuple[str, ...] = ()
    """The ways it is changed (“rolling”, “migration”); each wants a rollback of its own."""
    version: int = 0
    """Raised with every change; 0 before it is kept."""

    @property
    def words(self) -> str:
        """All of it but name and version in one line."""
        parts = (
            f"owner {self.owner_team}" if self.owner_team else "",
            "core" if self.core else "",
            f"objective {self.objective}" if self.objective else "",
            f"depends on {', '.join(self.depends_on)}" if self.depends_on else "",
            f"deployed by {', '.join(self.deployment_types)}" if self.deployment_types else "",
        )
        return " · ".join(part for part in parts if part) or "nothing known yet"
