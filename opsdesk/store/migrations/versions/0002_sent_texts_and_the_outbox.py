"""What a text was sent on, and the outbox

Revision: 0002, after 0001, 2026-11-21.
"""

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import AutoString

from opsdesk.store.tables.columns import UTCDateTime

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

SENT_ON = {"approved_by": "", "facts": "[]", "findings": "[]", "override": ""}
"""New columns of a sent update, with what those have that were sent before."""


def upgrade() -> None:
    """To this revision."""
    for name, before in SENT_ON.items():
        op.add_column("sent_update", sa.Column(name, AutoString(), nullable=False, server_default=before))
    op.create_table(
        "outbox",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", AutoString(), nullable=False),
        sa.Column("incident", sa.Integer(), nullable=False),
        sa.Column("update_number", sa.Integer(), nullable=False),
        sa.Column("channel", AutoString(), nullable=False),
        sa.Column("text", AutoString(), nullable=False),
        sa.Column("state", AutoString(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("queued_at", UTCDateTime(), nullable=False),
        sa.Column("next_at", UTCDateTime(), nullable=True),
        sa.Column("claimed_by", AutoString(), nullable=False),
        sa.Column("claimed_until", UTCDateTime(), nullable=True),
        sa.Column("how", AutoString(), nullable=False),
        sa.Column("last_error", AutoString(), nullable=False),
        sa.Column("sent_at", UTCDateTime(), nullable=True),
        sa.ForeignKeyConstraint(["incident"], ["incident.number"], name=op.f("fk_outbox_incident")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox")),
        sa.UniqueConstraint("key", name="uq_outbox_key"),
        sqlite_strict=True,
    )
    op.create_index("ix_outbox_update", "outbox", ["incident", "update_number"], unique=False)
    op.create_index("ix_outbox_state", "outbox", ["state"], unique=False)


def downgrade() -> None:
    """Back to the revision before."""
    op.drop_index("ix_outbox_state", table_name="outbox")
    op.drop_index("ix_outbox_update", table_name="outbox")
    op.drop_table("outbox")
    for name in SENT_ON:
        op.drop_column("sent_update", name)
