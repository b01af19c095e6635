"""Run by Alembic only: migrates on the connection that `opsdesk.store.migrating` opened for it."""

from typing import Any

from alembic import context

from opsdesk.store.tables import metadata

SEARCH_TABLE = "search"


def include_name(name: str | None, type_: str, parents: Any) -> bool:
    """Leaves the full-text table and its shadow tables alone: they aren't SQLModel's."""
    return not (type_ == "table" and name is not None and name.split("_")[0] == SEARCH_TABLE)


def run() -> None:
    """Migrates in one transaction that the caller began."""
    connection = context.config.attributes["connection"]
    context.configure(
        connection=connection,
        target_metadata=metadata,
        include_name=include_name,
        render_as_batch=connection.dialect.name == "sqlite",
    )
    context.run_migrations()


run()
