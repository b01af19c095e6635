"""The log and what is derived from it for reading: display order and texts kept while they are being typed."""

from datetime import datetime

from sqlalchemy import ForeignKeyConstraint, Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from opsdesk.store.tables.columns import STRICT, UTCDateTime


class EntryRow(SQLModel, table=True):
    """One entry of an incident's log; rows are only ever added, and `hash` chains each to the one before."""

    __tablename__ = "entry"
    __table_args__ = (UniqueConstraint("id", name="uq_entry_id"), STRICT)

    incident: int = Field(primary_key=True)
    seq: int = Field(primary_key=True)
    id: str
    at: datetime = Field(sa_type=UTCDateTime)
    recorded_at: datetime = Field(sa_type=UTCDateTime)
    by: str
    approx: bool
    kind: str
    version: int
    payload: str
    hash: str


class ShownRow(SQLModel, table=True):
    """Where an entry stands in the timeline once entries are backdated: dense positions from 0, so that a page is a
    range of the primary key."""

    __tablename__ = "shown"
    __table_args__ = (
        ForeignKeyConstraint(["incident", "seq"], ["entry.incident", "entry.seq"], name="fk_shown_entry"),
        Index("ix_shown_seq", "incident", "seq"),
        STRICT | {"sqlite_with_rowid": False},
    )

    incident: int = Field(primary_key=True)
    pos: int = Field(primary_key=True)
    seq: int
    at: datetime = Field(sa_type=UTCDateTime)


class KeptTextRow(SQLModel, table=True):
    """A text as it was typed last and not yet entered or sent: the capture line, an edited draft."""

    __tablename__ = "kept_text"
    __table_args__ = (STRICT,)

    key: str = Field(primary_key=True)
    text: str
    saved_at: datetime = Field(sa_type=UTCDateTime)
