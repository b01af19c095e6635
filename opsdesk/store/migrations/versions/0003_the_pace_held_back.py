"""The pace of updates, held back

Revision: 0003, after 0002, 2026-11-21.
"""

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import AutoString

from opsdesk.store.tables.columns import UTCDateTime

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """To this revision."""
    op.create_table(
        "pace_hold",
        sa.Column("incident", sa.Integer(), nullable=False),
        sa.Column("audience", AutoString(), nullable=False),
        sa.Column("since", UTCDateTime(), nullable=False),
        sa.Column("until", UTCDateTime(), nullable=True),
        sa.Column("why", AutoString(), nullable=False),
        sa.Column("by", AutoString(), nullable=False),
        sa.ForeignKeyConstraint(["incident"], ["incident.number"], name=op.f("fk_pace_hold_incident")),
        sa.PrimaryKeyConstraint("incident", "audience", name=op.f("pk_pace_hold")),
        sqlite_strict=True,
    )


def downgrade() -> None:
    """Back to the revision before."""
    op.drop_table("pace_hold")
