"""Dossiers and their pages

Revision: 0007, after 0006, 2026-11-21.
"""

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import AutoString

from opsdesk.store.tables.columns import UTCDateTime

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """To this revision."""
    op.create_table(
        "dossier",
        sa.Column("cabinet", AutoString(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("over", sa.Boolean(), nullable=False),
        sa.Column("body", AutoString(), nullable=False),
        sa.PrimaryKeyConstraint("cabinet", "number", name=op.f("pk_dossier")),
        sqlite_strict=True,
    )
    op.create_table(
        "page",
        sa.Column("cabinet", AutoString(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("id", AutoString(), nullable=False),
        sa.Column("at", UTCDateTime(), nullable=False),
        sa.Column("written_at", UTCDateTime(), nullable=False),
        sa.Column("by", AutoString(), nullable=False),
        sa.Column("kind", AutoString(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("payload", AutoString(), nullable=False),
        sa.ForeignKeyConstraint(["cabinet", "number"], ["dossier.cabinet", "dossier.number"], name="fk_page_dossier"),
        sa.PrimaryKeyConstraint("cabinet", "number", "seq", name=op.f("pk_page")),
        sa.UniqueConstraint("id", name="uq_page_id"),
        sqlite_strict=True,
    )


def downgrade() -> None:
    """Back to the revision before."""
    op.drop_table("page")
    op.drop_table("dossier")
