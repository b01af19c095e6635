"""The first impact

Revision: 0010, after 0009, 2026-11-22.
"""

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import AutoString

from opsdesk.store.tables.columns import UTCDateTime

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """To this revision; of incidents until now the impact that stands is taken for the first."""
    op.add_column("incident", sa.Column("first_impact", AutoString(), nullable=False, server_default=""))
    op.add_column("incident", sa.Column("first_impact_at", UTCDateTime(), nullable=True))
    op.execute("UPDATE incident SET first_impact = impact, first_impact_at = impact_at")


def downgrade() -> None:
    """Back to the revision before."""
    op.drop_column("incident", "first_impact_at")
    op.drop_column("incident", "first_impact")
