"""Boxes that need an eye are indexed

Revision: 0090
After: 0080
"""

import sqlalchemy as sa
from alembic import op


revision = '0090'
down_revision = '0080'
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table('boxes', schema=None) as batch_op:
        batch_op.create_index('ix_boxes_in_doubt', ['village'], unique=False, sqlite_where=sa.text('doubt IS NOT NULL'), postgresql_where=sa.text('doubt IS NOT NULL'))
        batch_op.create_index('ix_boxes_with_gaps', ['village'], unique=False, sqlite_where=sa.text('gaps <> 0'), postgresql_where=sa.text('gaps <> 0'))


def downgrade() -> None:
    with op.batch_alter_table('boxes', schema=None) as batch_op:
        batch_op.drop_index('ix_boxes_with_gaps', sqlite_where=sa.text('gaps <> 0'), postgresql_where=sa.text('gaps <> 0'))
        batch_op.drop_index('ix_boxes_in_doubt', sqlite_where=sa.text('doubt IS NOT NULL'), postgresql_where=sa.text('doubt IS NOT NULL'))
