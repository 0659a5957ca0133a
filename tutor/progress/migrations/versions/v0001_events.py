"""The table of events."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the table and an index by learner and exercise."""
    op.create_table(
        "progress_events",
        sa.Column("id", sa.String(36), primary_key=True),
        sa.Column("learner", sa.String(200), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("lesson", sa.String(60)),
        sa.Column("exercise", sa.String(60)),
        sa.Column("item", sa.String(200)),
        sa.Column("passed", sa.Boolean),
        sa.Column("detail", sa.JSON),
        sa.Column("code", sa.Text),
        sa.Column("verdict", sa.JSON),
    )
    op.create_index("progress_events_learner", "progress_events", ["learner", "exercise", "at"])
