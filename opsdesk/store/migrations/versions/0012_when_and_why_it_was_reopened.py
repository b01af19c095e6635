"""When and why it was reopened

Revision: 0012, after 0011, 2026-11-22.
"""

import json

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import AutoString

from opsdesk.store.tables.columns import UTCDateTime

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

CHANGES_OF_STATUS = sa.text("""
    SELECT entry.incident, entry.payload, mark.text, coalesce(mark.at, entry.at) AS at FROM entry
    LEFT JOIN mark ON mark.incident = entry.incident AND mark.seq = entry.seq
    WHERE entry.kind = 'incident.status' AND coalesce(mark.struck, 0) = 0
    ORDER BY entry.incident, entry.seq
""").columns(at=UTCDateTime())
FILL_IN = sa.text("UPDATE incident SET reopened_at = :at, reopened_why = :why WHERE number = :incident").bindparams(
    sa.bindparam("at", type_=UTCDateTime())
)
OVER = frozenset({"resolved", "closed", "cancelled", "duplicate"})


def upgrade() -> None:
    """To this revision; what was reopened before gets time and reason from the log."""
    op.add_column("incident", sa.Column("reopened_at", UTCDateTime(), nullable=True))
    op.add_column("incident", sa.Column("reopened_why", AutoString(), nullable=False, server_default=""))
    connection = op.get_bind()
    is_over: dict[int, bool] = {}
    for row in connection.execute(CHANGES_OF_STATUS).all():
        told = json.loads(row.payload)
        if is_over.get(row.incident) and told["status"] not in OVER:
            why = told.get("why", "") if row.text is None else row.text
            connection.execute(FILL_IN, {"at": row.at, "why": why, "incident": row.incident})
        is_over[row.incident] = told["status"] in OVER


def downgrade() -> None:
    """Back to the revision before."""
    op.drop_column("incident", "reopened_why")
    op.drop_column("incident", "reopened_at")
