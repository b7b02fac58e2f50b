"""Incidents reach the sector; what custody finds has one card, the alert

Revision: 0080
After: 0050
"""

from alembic import op


revision = '0080'
down_revision = '0050'
branch_labels = None
depends_on = None

FINDING = "'finding ' || f.id || ' ' || owed.chat_id"
ALERT = "'alert ' || f.incident_id || ' ' || owed.chat_id"


def upgrade() -> None:
    op.execute(
        "UPDATE policies SET levels = 'sektor ' || levels"
        " WHERE levels = 'kecamatan kabupaten provinsi'"
    )
    op.execute(renamed("finding", FINDING, ALERT))


def downgrade() -> None:
    op.execute(renamed("alert", ALERT, FINDING))
    op.execute(
        "UPDATE policies SET levels = 'kecamatan kabupaten provinsi'"
        " WHERE levels = 'sektor kecamatan kabupaten provinsi'"
    )


def renamed(kind: str, old: str, new: str) -> str:
    """The cards of findings by another key."""
    found = f"FROM findings f WHERE owed.key = {old}"
    these = f"owed.key LIKE '{kind} %' AND EXISTS (SELECT 1 {found})"
    return f"UPDATE owed SET key = (SELECT {new} {found}) WHERE {these}"
