"""Dossiers of every cabinet (runs, rollback procedures, changes …): their pages, and what the pages amount to."""

from datetime import datetime

from sqlalchemy import ForeignKeyConstraint, UniqueConstraint
from sqlmodel import Field, SQLModel

from opsdesk.store.tables.columns import STRICT, UTCDateTime


class DossierRow(SQLModel, table=True):
    """One dossier as its pages leave it; `body` is the state as JSON."""

    __tablename__ = "dossier"
    __table_args__ = (STRICT,)

    cabinet: str = Field(primary_key=True)
    number: int = Field(primary_key=True)
    seq: int
    over: bool
    body: str


class PageRow(SQLModel, table=True):
    """One page; rows are only ever added."""

    __tablename__ = "page"
    __table_args__ = (
        ForeignKeyConstraint(["cabinet", "number"], ["dossier.cabinet", "dossier.number"], name="fk_page_dossier"),
        UniqueConstraint("id", name="uq_page_id"),
        STRICT,
    )

    cabinet: str = Field(primary_key=True)
    number: int = Field(primary_key=True)
    seq: int = Field(primary_key=True)
    id: str
    at: datetime = Field(sa_type=UTCDateTime)
    written_at: datetime = Field(sa_type=UTCDateTime)
    by: str
    kind: str
    version: int
    payload: str
