"""Why it was resolved, kept when it is closed

Revision: 0004, after 0003, 2026-11-21.
"""

import json

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import AutoString

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

CHANGES_OF_STATUS = sa.text("""
    SELECT entry.incident, entry.payload, mark.text FROM entry
    LEFT JOIN mark ON mark.incident = entry.incident AND mark.seq = entry.seq
    WHERE entry.kind = 'incident.status' AND coalesce(mark.struck, 0) = 0
    ORDER BY entry.incident, entry.seq
""")
FILL_IN = sa.text("UPDATE incident SET resolution = :why WHERE number = :incident")


def upgrade() -> None:
    """To this revision; what was resolved before gets its reason from the log."""
    op.add_column("incident", sa.Column("resolution", AutoString(), nullable=False, server_default=""))
    connection = op.get_bind()
    reasons: dict[int, str] = {}
    for incident, payload, corrected in connection.execute(CHANGES_OF_STATUS).all():
        told = json.loads(payload)
        if told["status"] == "resolved":
            reasons[incident] = told.get("why", "") if corrected is None else corrected
        elif told["status"] != "closed":
            reasons.pop(incident, None)
    for incident, why in reasons.items():
        connection.execute(FILL_IN, {"why": why, "incident": incident})


def downgrade() -> None:
    """Back to the revision before."""
    op.drop_column("incident", "resolution")
