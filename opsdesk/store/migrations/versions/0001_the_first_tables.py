"""The first tables

Revision: 0001, the first, 2026-11-21.
"""

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import AutoString

from opsdesk.store.tables.columns import UTCDateTime

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


SEARCH = """
CREATE VIRTUAL TABLE search
USING fts5(text, incident UNINDEXED, seq UNINDEXED, tokenize = "unicode61 remove_diacritics 2")
"""
"""Everything written, for finding it again. PostgreSQL has a full-text search of its own."""


def upgrade() -> None:
    """To this revision."""
    if op.get_bind().dialect.name == "sqlite":
        op.execute(SEARCH)
    op.create_table(
        "entry",
        sa.Column("incident", sa.Integer(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("id", AutoString(), nullable=False),
        sa.Column("at", UTCDateTime(), nullable=False),
        sa.Column("recorded_at", UTCDateTime(), nullable=False),
        sa.Column("by", AutoString(), nullable=False),
        sa.Column("approx", sa.Boolean(), nullable=False),
        sa.Column("kind", AutoString(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("payload", AutoString(), nullable=False),
        sa.Column("hash", AutoString(), nullable=False),
        sa.PrimaryKeyConstraint("incident", "seq", name=op.f("pk_entry")),
        sa.UniqueConstraint("id", name="uq_entry_id"),
        sqlite_strict=True,
    )
    op.create_table(
        "incident",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("title", AutoString(), nullable=False),
        sa.Column("origin", AutoString(), nullable=False),
        sa.Column("severity", sa.Integer(), nullable=False),
        sa.Column("classification", AutoString(), nullable=True),
        sa.Column("watch", sa.Boolean(), nullable=False),
        sa.Column("triage_rule", AutoString(), nullable=False),
        sa.Column("triage_inputs", AutoString(), nullable=False),
        sa.Column("policy_version", sa.Integer(), nullable=False),
        sa.Column("status", AutoString(), nullable=False),
        sa.Column("status_why", AutoString(), nullable=False),
        sa.Column("status_at", UTCDateTime(), nullable=True),
        sa.Column("impact", AutoString(), nullable=False),
        sa.Column("impact_at", UTCDateTime(), nullable=True),
        sa.Column("mitigation", AutoString(), nullable=False),
        sa.Column("mitigation_at", UTCDateTime(), nullable=True),
        sa.Column("plan", AutoString(), nullable=False),
        sa.Column("declared_at", UTCDateTime(), nullable=True),
        sa.Column("declared_by", AutoString(), nullable=False),
        sa.Column("last_at", UTCDateTime(), nullable=True),
        sa.Column("foreign", AutoString(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_incident")),
        sqlite_strict=True,
    )
    op.create_table(
        "kept_text",
        sa.Column("key", AutoString(), nullable=False),
        sa.Column("text", AutoString(), nullable=False),
        sa.Column("saved_at", UTCDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_kept_text")),
        sqlite_strict=True,
    )
    op.create_table(
        "person",
        sa.Column("name", AutoString(), nullable=False),
        sa.Column("team", AutoString(), nullable=False),
        sa.Column("contact", AutoString(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_person")),
        sqlite_strict=True,
    )
    op.create_table(
        "service",
        sa.Column("name", AutoString(), nullable=False),
        sa.Column("owner_team", AutoString(), nullable=False),
        sa.Column("core", sa.Boolean(), nullable=False),
        sa.Column("objective", AutoString(), nullable=False),
        sa.Column("depends_on", AutoString(), nullable=False),
        sa.Column("deployment_types", AutoString(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_service")),
        sqlite_strict=True,
    )
    op.create_table(
        "action",
        sa.Column("incident", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("text", AutoString(), nullable=False),
        sa.Column("owners", AutoString(), nullable=False),
        sa.Column("lane", AutoString(), nullable=False),
        sa.Column("status", AutoString(), nullable=False),
        sa.Column("given_at", UTCDateTime(), nullable=True),
        sa.Column("given_by", AutoString(), nullable=False),
        sa.Column("check_in_at", UTCDateTime(), nullable=True),
        sa.Column("every_minutes", sa.Integer(), nullable=False),
        sa.Column("outcome", AutoString(), nullable=True),
        sa.Column("ended_at", UTCDateTime(), nullable=True),
        sa.Column("why", AutoString(), nullable=False),
        sa.Column("tests", AutoString(), nullable=False),
        sa.Column("foreign", AutoString(), nullable=False),
        sa.ForeignKeyConstraint(["incident"], ["incident.number"], name=op.f("fk_action_incident")),
        sa.PrimaryKeyConstraint("incident", "number", name=op.f("pk_action")),
        sqlite_strict=True,
    )
    op.create_table(
        "affected_service",
        sa.Column("incident", sa.Integer(), nullable=False),
        sa.Column("name", AutoString(), nullable=False),
        sa.Column("state", AutoString(), nullable=False),
        sa.Column("since", UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["incident"], ["incident.number"], name=op.f("fk_affected_service_incident")),
        sa.PrimaryKeyConstraint("incident", "name", name=op.f("pk_affected_service")),
        sqlite_strict=True,
    )
    op.create_table(
        "counter",
        sa.Column("incident", sa.Integer(), nullable=False),
        sa.Column("name", AutoString(), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["incident"], ["incident.number"], name=op.f("fk_counter_incident")),
        sa.PrimaryKeyConstraint("incident", "name", name=op.f("pk_counter")),
        sqlite_strict=True,
    )
    op.create_table(
        "evidence",
        sa.Column("incident", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("text", AutoString(), nullable=False),
        sa.Column("at", UTCDateTime(), nullable=False),
        sa.Column("by", AutoString(), nullable=False),
        sa.Column("approx", sa.Boolean(), nullable=False),
        sa.Column("foreign", AutoString(), nullable=False),
        sa.ForeignKeyConstraint(["incident"], ["incident.number"], name=op.f("fk_evidence_incident")),
        sa.PrimaryKeyConstraint("incident", "number", name=op.f("pk_evidence")),
        sqlite_strict=True,
    )
    op.create_table(
        "hypothesis",
        sa.Column("incident", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("statement", AutoString(), nullable=False),
        sa.Column("kind", AutoString(), nullable=False),
        sa.Column("raised_at", UTCDateTime(), nullable=True),
        sa.Column("raised_by", AutoString(), nullable=False),
        sa.Column("status", AutoString(), nullable=False),
        sa.Column("band", AutoString(), nullable=True),
        sa.Column("tester", AutoString(), nullable=False),
        sa.Column("parent", sa.Integer(), nullable=False),
        sa.Column("closed_at", UTCDateTime(), nullable=True),
        sa.Column("closed_why", AutoString(), nullable=False),
        sa.Column("closed_by", sa.Integer(), nullable=False),
        sa.Column("explains", sa.Boolean(), nullable=True),
        sa.Column("foreign", AutoString(), nullable=False),
        sa.ForeignKeyConstraint(["incident"], ["incident.number"], name=op.f("fk_hypothesis_incident")),
        sa.PrimaryKeyConstraint("incident", "number", name=op.f("pk_hypothesis")),
        sqlite_strict=True,
    )
    op.create_table(
        "judgement",
        sa.Column("incident", sa.Integer(), nullable=False),
        sa.Column("evidence", sa.Integer(), nullable=False),
        sa.Column("hypothesis", sa.Integer(), nullable=False),
        sa.Column("rating", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["incident"], ["incident.number"], name=op.f("fk_judgement_incident")),
        sa.PrimaryKeyConstraint("incident", "evidence", "hypothesis", name=op.f("pk_judgement")),
        sqlite_strict=True,
    )
    op.create_table(
        "link",
        sa.Column("incident", sa.Integer(), nullable=False),
        sa.Column("name", AutoString(), nullable=False),
        sa.Column("url", AutoString(), nullable=False),
        sa.ForeignKeyConstraint(["incident"], ["incident.number"], name=op.f("fk_link_incident")),
        sa.PrimaryKeyConstraint("incident", "name", name=op.f("pk_link")),
        sqlite_strict=True,
    )
    op.create_table(
        "mark",
        sa.Column("incident", sa.Integer(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("pinned", sa.Boolean(), nullable=False),
        sa.Column("struck", sa.Boolean(), nullable=False),
        sa.Column("struck_by", AutoString(), nullable=False),
        sa.Column("why", AutoString(), nullable=False),
        sa.Column("text", AutoString(), nullable=True),
        sa.Column("at", UTCDateTime(), nullable=True),
        sa.Column("edits", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["incident"], ["incident.number"], name=op.f("fk_mark_incident")),
        sa.PrimaryKeyConstraint("incident", "seq", name=op.f("pk_mark")),
        sqlite_strict=True,
    )
    op.create_table(
        "milestone",
        sa.Column("incident", sa.Integer(), nullable=False),
        sa.Column("milestone", AutoString(), nullable=False),
        sa.Column("at", UTCDateTime(), nullable=True),
        sa.Column("approx", sa.Boolean(), nullable=False),
        sa.Column("stated", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["incident"], ["incident.number"], name=op.f("fk_milestone_incident")),
        sa.PrimaryKeyConstraint("incident", "milestone", name=op.f("pk_milestone")),
        sqlite_strict=True,
    )
    op.create_table(
        "noted_change",
        sa.Column("incident", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("text", AutoString(), nullable=False),
        sa.Column("at", UTCDateTime(), nullable=False),
        sa.Column("by", AutoString(), nullable=False),
        sa.Column("service", AutoString(), nullable=False),
        sa.Column("approx", sa.Boolean(), nullable=False),
        sa.Column("foreign", AutoString(), nullable=False),
        sa.ForeignKeyConstraint(["incident"], ["incident.number"], name=op.f("fk_noted_change_incident")),
        sa.PrimaryKeyConstraint("incident", "number", name=op.f("pk_noted_change")),
        sqlite_strict=True,
    )
    op.create_table(
        "presence",
        sa.Column("incident", sa.Integer(), nullable=False),
        sa.Column("person", AutoString(), nullable=False),
        sa.Column("joined_at", UTCDateTime(), nullable=False),
        sa.Column("left_at", UTCDateTime(), nullable=True),
        sa.ForeignKeyConstraint(["incident"], ["incident.number"], name=op.f("fk_presence_incident")),
        sa.PrimaryKeyConstraint("incident", "person", name=op.f("pk_presence")),
        sqlite_strict=True,
    )
    op.create_table(
        "proposed_follow_up",
        sa.Column("incident", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("text", AutoString(), nullable=False),
        sa.Column("owner", AutoString(), nullable=False),
        sa.Column("foreign", AutoString(), nullable=False),
        sa.ForeignKeyConstraint(["incident"], ["incident.number"], name=op.f("fk_proposed_follow_up_incident")),
        sa.PrimaryKeyConstraint("incident", "number", name=op.f("pk_proposed_follow_up")),
        sqlite_strict=True,
    )
    op.create_table(
        "role_held",
        sa.Column("incident", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("person", AutoString(), nullable=False),
        sa.Column("role", AutoString(), nullable=False),
        sa.Column("since", UTCDateTime(), nullable=False),
        sa.Column("until", UTCDateTime(), nullable=True),
        sa.ForeignKeyConstraint(["incident"], ["incident.number"], name=op.f("fk_role_held_incident")),
        sa.PrimaryKeyConstraint("incident", "number", name=op.f("pk_role_held")),
        sqlite_strict=True,
    )
    op.create_table(
        "sent_update",
        sa.Column("incident", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("audience", AutoString(), nullable=False),
        sa.Column("stage", AutoString(), nullable=False),
        sa.Column("text", AutoString(), nullable=False),
        sa.Column("sent_at", UTCDateTime(), nullable=False),
        sa.Column("sent_by", AutoString(), nullable=False),
        sa.Column("channel", AutoString(), nullable=False),
        sa.Column("next_at", UTCDateTime(), nullable=True),
        sa.Column("foreign", AutoString(), nullable=False),
        sa.ForeignKeyConstraint(["incident"], ["incident.number"], name=op.f("fk_sent_update_incident")),
        sa.PrimaryKeyConstraint("incident", "number", name=op.f("pk_sent_update")),
        sqlite_strict=True,
    )
    op.create_table(
        "shown",
        sa.Column("incident", sa.Integer(), nullable=False),
        sa.Column("pos", sa.Integer(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("at", UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["incident", "seq"], ["entry.incident", "entry.seq"], name="fk_shown_entry"),
        sa.PrimaryKeyConstraint("incident", "pos", name=op.f("pk_shown")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("shown", schema=None) as batch_op:
        batch_op.create_index("ix_shown_seq", ["incident", "seq"], unique=False)


def downgrade() -> None:
    """Back to the revision before."""
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TABLE search")
    with op.batch_alter_table("shown", schema=None) as batch_op:
        batch_op.drop_index("ix_shown_seq")

    op.drop_table("shown")
    op.drop_table("sent_update")
    op.drop_table("role_held")
    op.drop_table("proposed_follow_up")
    op.drop_table("presence")
    op.drop_table("noted_change")
    op.drop_table("milestone")
    op.drop_table("mark")
    op.drop_table("link")
    op.drop_table("judgement")
    op.drop_table("hypothesis")
    op.drop_table("evidence")
    op.drop_table("counter")
    op.drop_table("affected_service")
    op.drop_table("action")
    op.drop_table("service")
    op.drop_table("person")
    op.drop_table("kept_text")
    op.drop_table("incident")
    op.drop_table("entry")
