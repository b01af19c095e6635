"""How another desk sent it

Revision: 0011, after 0010, 2026-11-22.
"""

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import AutoString

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """To this revision."""
    op.add_column("sent_update", sa.Column("ways", AutoString(), nullable=False, server_default="[]"))


def downgrade() -> None:
    """Back to the revision before."""
    op.drop_column("sent_update", "ways")
