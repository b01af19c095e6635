"""The first impact, as the log has it

Revision: 0013, after 0012, 2026-11-22.
"""

import json

import sqlalchemy as sa
from alembic import op

from opsdesk.store.tables.columns import UTCDateTime

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

IMPACTS = sa.text("""
    SELECT entry.incident, entry.payload, mark.text, coalesce(mark.at, entry.at) AS at FROM entry
    LEFT JOIN mark ON mark.incident = entry.incident AND mark.seq = entry.seq
    WHERE entry.kind = 'incident.impact' AND coalesce(mark.struck, 0) = 0
    ORDER BY entry.incident, entry.seq
""").columns(at=UTCDateTime())
FILL_IN = sa.text(
    "UPDATE incident SET first_impact = :impact, first_impact_at = :at WHERE number = :incident"
).bindparams(sa.bindparam("at", type_=UTCDateTime()))


def upgrade() -> None:
    """To this revision; 0010 took the impact that stood then for the first, and the log has the first one."""
    connection, filled_in = op.get_bind(), set[int]()
    for row in connection.execute(IMPACTS).all():
        impact = json.loads(row.payload)["impact"] if row.text is None else row.text
        if impact and row.incident not in filled_in:
            connection.execute(FILL_IN, {"impact": impact, "at": row.at, "incident": row.incident})
            filled_in.add(row.incident)


def downgrade() -> None:
    """Back to the revision before, which has the same columns."""
