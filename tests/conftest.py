"""What every test may ask for."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.field import Chat, Posko, at_work, prepare
from tests.postgres import PostgresServer


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresServer]:
    """The server, started when the first test asks for it."""
    with PostgresServer() as server:
        yield server


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """An empty database, once on SQLite and once on PostgreSQL."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'posko.db'}"
        return
    server: PostgresServer = request.getfixturevalue("postgres")
    url = server.fresh_url()
    yield url
    server.drop(url)


@pytest.fixture(scope="session")
def prepared_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An SQLite database with the sample places, to be copied."""
    path = tmp_path_factory.mktemp("prepared") / "posko.db"
    prepare(f"sqlite:///{path}")
    return path


@pytest.fixture(scope="session")
def prepared_url(postgres: PostgresServer) -> str:
    """A PostgreSQL database with the sample places, to be copied."""
    url = postgres.fresh_url()
    prepare(url)
    return url


@pytest.fixture(params=["sqlite", "postgresql"])
def prepared(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A database with the sample places, groups and officers; on SQLite and on PostgreSQL."""
    if request.param == "sqlite":
        path = tmp_path / "posko.db"
        shutil.copy(request.getfixturevalue("prepared_file"), path)
        yield f"sqlite:///{path}"
        return
    server: PostgresServer = request.getfixturevalue("postgres")
    url = server.fresh_url(request.getfixturevalue("prepared_url"))
    yield url
    server.drop(url)


@pytest.fixture
def posko(prepared: str) -> Iterator[Posko]:
    """The bot, at 19.30 WIB on election day."""
    with at_work(prepared) as posko:
        yield posko


@pytest.fixture
def muncar(posko: Posko) -> Chat:
    """The field group of Kecamatan Muncar (35.10.05)."""
    return Chat(posko, -1001000000005)


@pytest.fixture
def komando(posko: Posko) -> Chat:
    """The command group of Kabupaten Banyuwangi (35.10)."""
    return Chat(posko, -1001000000000)
