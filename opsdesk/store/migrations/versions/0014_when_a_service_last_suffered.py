"""When a service was last said to suffer

Revision: 0014, after 0013, 2026-11-23.
"""

import json

import sqlalchemy as sa
from alembic import op

from opsdesk.store.tables.columns import UTCDateTime

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

STATED = sa.text("""
    SELECT entry.incident, entry.payload, coalesce(mark.at, entry.at) AS at FROM entry
    LEFT JOIN mark ON mark.incident = entry.incident AND mark.seq = entry.seq
    WHERE entry.kind = 'incident.service' AND coalesce(mark.struck, 0) = 0
    ORDER BY entry.incident, entry.seq
""").columns(at=UTCDateTime())
FILL_IN = sa.text(
    "UPDATE affected_service SET suffered_at = :at WHERE incident = :incident AND name = :name"
).bindparams(sa.bindparam("at", type_=UTCDateTime()))
WORKS = "operational"


def upgrade() -> None:
    """To this revision; what was stated before gets its time from the log."""
    op.add_column("affected_service", sa.Column("suffered_at", UTCDateTime(), nullable=True))
    connection = op.get_bind()
    for row in connection.execute(STATED).all():
        told = json.loads(row.payload)
        if told["state"] != WORKS:
            connection.execute(FILL_IN, {"at": row.at, "incident": row.incident, "name": told["service"]})


def downgrade() -> None:
    """Back to the revision before."""
    op.drop_column("affected_service", "suffered_at")
