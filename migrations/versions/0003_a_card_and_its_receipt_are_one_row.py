"""A card and its receipt are one row

Revision: 0003
After: 0002
"""

import sqlalchemy as sa
from alembic import op


revision = '0003'
down_revision = '0002'
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table('owed', schema=None) as batch_op:
        batch_op.add_column(sa.Column('receipt', sa.Boolean(), nullable=False, server_default=sa.false()))
        batch_op.create_index('ix_owed_receipts', ['id'], unique=False, sqlite_where=sa.text('receipt = 1'), postgresql_where=sa.text('receipt'))

    with op.batch_alter_table('owed', schema=None) as batch_op:
        batch_op.alter_column('receipt', server_default=None)
    op.execute("DELETE FROM owed WHERE method = 'setMessageReaction'")


def downgrade() -> None:
    with op.batch_alter_table('owed', schema=None) as batch_op:
        batch_op.drop_index('ix_owed_receipts', sqlite_where=sa.text('receipt = 1'), postgresql_where=sa.text('receipt'))
        batch_op.drop_column('receipt')

