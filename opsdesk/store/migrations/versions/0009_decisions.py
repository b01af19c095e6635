"""Decisions, with what was weighed and whether they worked

Revision: 0009, after 0008, 2026-11-21.
"""

import json
from collections import Counter

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import AutoString

from opsdesk.store.tables.columns import UTCDateTime

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

MADE = sa.text("""
    SELECT entry.incident, entry.payload, entry.by, coalesce(mark.at, entry.at), mark.text, coalesce(mark.struck, 0)
    FROM entry LEFT JOIN mark ON mark.incident = entry.incident AND mark.seq = entry.seq
    WHERE entry.kind = 'decision'
    ORDER BY entry.incident, entry.seq
""")
FILL_IN = sa.text("""
    INSERT INTO decision
    (incident, number, text, at, by, options, risks, objections, fallback, verifier, result, checked_by)
    VALUES (:incident, :number, :text, :at, :by, '[]', '[]', '[]', '', '', '', '')
""")
COUNT = sa.text("INSERT INTO counter (incident, name, last) VALUES (:incident, 'decision', :last)")


def upgrade() -> None:
    """To this revision; what was decided before is numbered as it was written, what was struck among it too."""
    op.create_table(
        "decision",
        sa.Column("incident", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("text", AutoString(), nullable=False),
        sa.Column("at", UTCDateTime(), nullable=False),
        sa.Column("by", AutoString(), nullable=False),
        sa.Column("options", AutoString(), nullable=False),
        sa.Column("risks", AutoString(), nullable=False),
        sa.Column("objections", AutoString(), nullable=False),
        sa.Column("fallback", AutoString(), nullable=False),
        sa.Column("verifier", AutoString(), nullable=False),
        sa.Column("check_at", UTCDateTime(), nullable=True),
        sa.Column("worked", sa.Boolean(), nullable=True),
        sa.Column("result", AutoString(), nullable=False),
        sa.Column("checked_at", UTCDateTime(), nullable=True),
        sa.Column("checked_by", AutoString(), nullable=False),
        sa.ForeignKeyConstraint(["incident"], ["incident.number"], name=op.f("fk_decision_incident")),
        sa.PrimaryKeyConstraint("incident", "number", name=op.f("pk_decision")),
        sqlite_strict=True,
    )
    connection, last = op.get_bind(), Counter[int]()
    for incident, payload, by, at, corrected, struck in connection.execute(MADE).all():
        last[incident] += 1
        if not struck:
            text = json.loads(payload)["decision"] if corrected is None else corrected
            made = {"incident": incident, "number": last[incident], "text": text, "at": at, "by": by}
            connection.execute(FILL_IN, made)
    for incident, count in last.items():
        connection.execute(COUNT, {"incident": incident, "last": count})


def downgrade() -> None:
    """Back to the revision before."""
    op.execute("DELETE FROM counter WHERE name = 'decision'")
    op.drop_table("decision")
