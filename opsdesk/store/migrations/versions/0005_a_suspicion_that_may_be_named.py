"""A suspicion that may be named

Revision: 0005, after 0004, 2026-11-21.
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """To this revision; until now nobody could let one be named."""
    op.add_column("hypothesis", sa.Column("named", sa.Boolean(), nullable=False, server_default=sa.false()))


def downgrade() -> None:
    """Back to the revision before."""
    op.drop_column("hypothesis", "named")
