"""Amended incidents are found by their number

Revision: 0110
After: 0100
"""

import sqlalchemy as sa
from alembic import op


revision = '0110'
down_revision = '0100'
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table('incidents', schema=None) as batch_op:
        batch_op.create_index('ix_incidents_amends', ['amends'], unique=False, sqlite_where=sa.text('amends IS NOT NULL'), postgresql_where=sa.text('amends IS NOT NULL'))


def downgrade() -> None:
    with op.batch_alter_table('incidents', schema=None) as batch_op:
        batch_op.drop_index('ix_incidents_amends', sqlite_where=sa.text('amends IS NOT NULL'), postgresql_where=sa.text('amends IS NOT NULL'))
