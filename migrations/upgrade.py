"""Bring a database to the newest schema, or tell whether it is there."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine


def config(engine: Engine) -> Config:
    """Alembic's configuration for a database."""
    made = Config(attributes={"engine": engine})
    made.set_main_option("script_location", str(Path(__file__).parent))
    return made


def upgrade(engine: Engine, to: str = "head") -> None:
    """Bring the database to a revision, by default the newest."""
    command.upgrade(config(engine), to)


def downgrade(engine: Engine, to: str) -> None:
    """Take the database back to a revision."""
    command.downgrade(config(engine), to)


def is_newest(engine: Engine) -> bool:
    """Whether the database has the schema that this code expects."""
    newest = ScriptDirectory.from_config(config(engine)).get_current_head()
    with engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision() == newest
