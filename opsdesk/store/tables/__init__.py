"""The schema as SQLModel tables: the source of migrations, and what records are read and written with.

No `from __future__ import annotations` in this package: SQLModel reads the annotations at run time.
"""

from sqlmodel import SQLModel

from opsdesk.store.tables import checklist, dossier, incident, log, outbox, registry

metadata = SQLModel.metadata

__all__ = ["checklist", "dossier", "incident", "log", "metadata", "outbox", "registry"]
