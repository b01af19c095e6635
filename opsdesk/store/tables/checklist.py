"""Checklist templates: a row a version, never changed once it is there, so that a run can point at its own."""

from datetime import datetime

from sqlmodel import Field, SQLModel

from opsdesk.store.tables.columns import STRICT, UTCDateTime


class TemplateRow(SQLModel, table=True):
    """One version of a template; `body` is the JSON of it, without the date, which JSON has no form for."""

    __tablename__ = "checklist_template"
    __table_args__ = (STRICT,)

    name: str = Field(primary_key=True)
    version: int = Field(primary_key=True)
    last_reviewed_on: str
    body: str
    at: datetime = Field(sa_type=UTCDateTime)
    by: str
