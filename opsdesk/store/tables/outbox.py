"""What is to leave the desk: a row an update and a channel, written with the update and kept when it is gone."""

from datetime import datetime

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from opsdesk.store.tables.columns import STRICT, UTCDateTime


class OutboxRow(SQLModel, table=True):
    """See `opsdesk.domain.delivery.Delivery`."""

    __tablename__ = "outbox"
    __table_args__ = (
        UniqueConstraint("key", name="uq_outbox_key"),
        Index("ix_outbox_update", "incident", "update_number"),
        Index("ix_outbox_state", "state"),
        STRICT,
    )

    id: int | None = Field(default=None, primary_key=True)
    key: str
    incident: int = Field(foreign_key="incident.number")
    update_number: int
    channel: str
    text: str
    state: str
    attempts: int
    queued_at: datetime = Field(sa_type=UTCDateTime)
    next_at: datetime | None = Field(sa_type=UTCDateTime)
    claimed_by: str
    claimed_until: datetime | None = Field(sa_type=UTCDateTime)
    how: str
    last_error: str
    sent_at: datetime | None = Field(sa_type=UTCDateTime)
