"""Migrations: each goes up, down and up again, and ends where the models are."""

import pytest
from alembic import command
from alembic.script import ScriptDirectory

from migrations.upgrade import config, downgrade, is_newest, upgrade
from models.database import Database

REVISIONS = [script.revision for script in ScriptDirectory("migrations").walk_revisions()]


@pytest.mark.parametrize("revision", REVISIONS[::-1])
def test_each_revision_goes_up_down_and_up_again(database_url: str, revision: str) -> None:
    engine = Database(database_url).engine
    upgrade(engine, revision)
    downgrade(engine, "-1")
    upgrade(engine, revision)

    assert is_newest(engine) == (revision == REVISIONS[0])
    engine.dispose()


def test_the_newest_schema_is_the_models(database_url: str) -> None:
    engine = Database(database_url).engine
    upgrade(engine)

    command.check(config(engine))
    engine.dispose()
