"""Mark what was imported, which its learner could have changed; let the index answer a summary alone."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add the column, replace the index."""
    op.add_column("progress_events", sa.Column("imported", sa.Boolean, nullable=False, server_default=sa.false()))
    op.create_index(
        "progress_events_summary",
        "progress_events",
        ["learner", "exercise", "kind", "at", "passed", "item", "lesson", "imported"],
    )
    op.drop_index("progress_events_learner", "progress_events")
