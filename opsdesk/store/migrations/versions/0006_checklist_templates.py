"""Checklist templates

Revision: 0006, after 0005, 2026-11-21.
"""

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import AutoString

from opsdesk.store.tables.columns import UTCDateTime

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """To this revision."""
    op.create_table(
        "checklist_template",
        sa.Column("name", AutoString(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("last_reviewed_on", AutoString(), nullable=False),
        sa.Column("body", AutoString(), nullable=False),
        sa.Column("at", UTCDateTime(), nullable=False),
        sa.Column("by", AutoString(), nullable=False),
        sa.PrimaryKeyConstraint("name", "version", name=op.f("pk_checklist_template")),
        sqlite_strict=True,
    )


def downgrade() -> None:
    """Back to the revision before."""
    op.drop_table("checklist_template")
