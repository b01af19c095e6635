"""A text that reached nobody

Revision: 0008, after 0007, 2026-11-21.
"""

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import AutoString

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """To this revision; of what was sent until now it is known by its deliveries alone."""
    op.add_column("sent_update", sa.Column("undelivered", AutoString(), nullable=False, server_default=""))


def downgrade() -> None:
    """Back to the revision before."""
    op.drop_column("sent_update", "undelivered")
