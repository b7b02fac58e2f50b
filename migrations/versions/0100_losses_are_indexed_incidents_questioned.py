"""Losses are indexed, incidents' times questioned

Revision: 0100
After: 0070
"""

import sqlalchemy as sa
from alembic import op


revision = '0100'
down_revision = '0070'
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table('incidents', schema=None) as batch_op:
        batch_op.add_column(sa.Column('doubted', sa.Time(), nullable=True))
        batch_op.add_column(sa.Column('outside', sa.Boolean(), nullable=False, server_default=sa.false()))

    with op.batch_alter_table('owed', schema=None) as batch_op:
        batch_op.create_index('ix_owed_failed', ['done_at'], unique=False, sqlite_where=sa.text("state = 'failed'"), postgresql_where=sa.text("state = 'failed'"))

    with op.batch_alter_table('taken_updates', schema=None) as batch_op:
        batch_op.create_index('ix_taken_updates_kept_aside', ['at'], unique=False, sqlite_where=sa.text('error IS NOT NULL'), postgresql_where=sa.text('error IS NOT NULL'))


def downgrade() -> None:
    with op.batch_alter_table('taken_updates', schema=None) as batch_op:
        batch_op.drop_index('ix_taken_updates_kept_aside', sqlite_where=sa.text('error IS NOT NULL'), postgresql_where=sa.text('error IS NOT NULL'))

    with op.batch_alter_table('owed', schema=None) as batch_op:
        batch_op.drop_index('ix_owed_failed', sqlite_where=sa.text("state = 'failed'"), postgresql_where=sa.text("state = 'failed'"))

    with op.batch_alter_table('incidents', schema=None) as batch_op:
        batch_op.drop_column('outside')
        batch_op.drop_column('doubted')
