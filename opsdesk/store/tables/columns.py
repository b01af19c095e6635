"""Column types: times in UTC whatever the database, and SQLite names that STRICT tables accept."""

from datetime import datetime
from typing import Any

from sqlalchemy import Boolean, DateTime, String
from sqlalchemy.engine import Dialect
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.types import TypeDecorator, TypeEngine
from sqlmodel import SQLModel

from opsdesk.domain.times import iso, parse_iso

SQLModel.metadata.naming_convention = {
    "pk": "pk_%(table_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "ix": "ix_%(table_name)s_%(column_0_name)s",
}
"""Constraints need names so that a later migration can speak of them."""

STRICT = {"sqlite_strict": True}
"""Table argument of every table: SQLite then refuses a value of the wrong type."""


class UTCDateTime(TypeDecorator[datetime]):
    """An aware UTC time: `timestamptz` on PostgreSQL, sortable ISO text on SQLite, which has no time type."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Text on SQLite, the database's own type elsewhere."""
        return dialect.type_descriptor(String() if dialect.name == "sqlite" else DateTime(timezone=True))

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> Any:
        """A naive time is an error here, not a guess."""
        if value is None:
            return None
        return iso(value) if dialect.name == "sqlite" else parse_iso(iso(value))

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        """Always aware, always UTC."""
        if value is None:
            return None
        return parse_iso(value if isinstance(value, str) else iso(value))


@compiles(String, "sqlite")
def _text(type_: String, compiler: Any, **_: Any) -> str:
    return "TEXT"


@compiles(Boolean, "sqlite")
def _integer(type_: Boolean, compiler: Any, **_: Any) -> str:
    return "INTEGER"
