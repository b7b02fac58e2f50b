"""Start here: Posko's command line. Wires settings, database, Telegram and jobs.

Each command imports what it alone needs: none waits for Telegram, pictures and PDFs of others.
"""

import asyncio
import logging
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import orjson
import typer

from clock import Clock
from migrations.upgrade import is_newest, upgrade
from models.database import Database, Outage
from models.glossary import Duty, Service
from settings import Settings, load

if TYPE_CHECKING:
    from inviting import Inviting

commands = typer.Typer(
    help="Posko: police and military guard an election's ballot boxes together.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

TAG = re.compile(r"<[^>]*>")


@commands.command()
def run(
    clock: Annotated[
        str | None, typer.Option(help="A drill's clock: START,ANCHOR,SPEED.", hidden=True)
    ] = None,
) -> None:
    """Run the bot until SIGTERM."""
    from serving import serve

    settings = load()
    if settings.telegram_token is None:
        raise SystemExit("TELEGRAM_TOKEN: is not set; BotFather gives one, see README.md")
    logging.basicConfig(
        level=logging.WARNING, format="%(asctime)s %(levelname)s %(name)s: %(message)s"
    )
    database = _database(settings)
    asyncio.run(serve(settings, database, Clock.parse(clock) if clock else Clock.real()))


@commands.command()
def demo(
    leave: Annotated[bool, typer.Option("--exit", help="End after the last digest.")] = False,
    port: Annotated[int, typer.Option(help="Of the sandbox; 0 takes a free one.")] = 0,
    speed: Annotated[float | None, typer.Option(help="How many times as fast.", min=1)] = None,
) -> None:
    """Play a scripted election night against the bot, and print what commanders get."""
    from sandbox.demo import demo as play

    raise SystemExit(play(port, speed, leave=leave))


@commands.command()
def migrate() -> None:
    """Bring the database to the newest schema."""
    upgrade(Database(load().database_url).engine)


@commands.command("import")
def import_(folder: Annotated[Path, typer.Argument(metavar="DIR", file_okay=False)]) -> None:
    """Read places, elections, groups and officers from DIR's CSV files: all rows or none."""
    from models.loading import BadRows, Loading

    settings = load()
    defaults = {"zone": settings.timezone, "language": settings.language}
    try:
        with _database(settings).transaction() as session:
            counts = Loading(session, datetime.now(UTC), defaults).folder(folder)
    except BadRows as error:
        raise SystemExit("\n".join([*error.lines, "nothing was imported"])) from None
    for name, rows in counts.items():
        typer.echo(f"{name}: {rows} rows")


@commands.command()
def parse(
    scope: Annotated[str, typer.Option(help="Code of the region of the group, as 35.10.05.")],
) -> None:
    """Read one message a line from stdin; print one JSON object a line."""
    from handlers.places import Places, elections
    from reading.message import read_message
    from reading.neutrality import Forbidden

    with _database(load()).transaction() as session:
        gazetteer, known = Places().within(session, scope), elections(session)
    for line in sys.stdin:
        reading = read_message(line.rstrip("\n"), gazetteer, known)
        if isinstance(reading, Forbidden):
            found: dict[str, object] = {"refused": reading.value}
        else:
            found = reading.contract() if reading else {"command": None}
        typer.echo(orjson.dumps(found))


@commands.command()
def digest(
    group: Annotated[int, typer.Option(metavar="CHAT_ID", help="The group's chat id.")],
) -> None:
    """Print the digest that a group would get now."""
    from jobs.digest import digest_of
    from models.digest import Slot
    from models.group import Group
    from models.refusals import UnknownChat

    now = datetime.now(UTC)
    with _database(load()).transaction() as session:
        try:
            chat = Group.of_chat(session, group)
        except UnknownChat:
            raise SystemExit(f"--group: no group has the chat id {group}") from None
        text = digest_of(session, chat, now, now, Slot.latest(session, group))
    typer.echo(unescape(TAG.sub("", text)))


@commands.command()
def verify(
    told: Annotated[
        str | None,
        typer.Option("--printed", help='Of a digest that somebody kept: "4.821 · 9f3a71c0".'),
    ] = None,
) -> None:
    """Recompute the ledger; hold it against what digests printed and against the tables."""
    from verifying import verify as whole

    with _database(load()).snapshot() as session:
        head = whole(session, told)
    typer.echo(f"verified: {head.number} entries, the last is {head.hash}")


@commands.command()
def export(
    what: Annotated[str, typer.Argument(metavar="reports|boxes|incidents|ledger|summary")],
    form: Annotated[str | None, typer.Option("--format", metavar="csv|pdf|xlsx")] = None,
    region: Annotated[str, typer.Option(help="Of the summary: a code, by default all.")] = "",
    incident: Annotated[int | None, typer.Option(help="The summary of one, by its number.")] = None,
) -> None:
    """Write what Posko recorded: reports as JSON lines, lists as CSV, the summary as a file."""
    from exporting import Exporting

    settings = load()
    Exporting(settings, _database(settings)).export(what, form, region, incident)


@commands.command()
def invite(
    role: Annotated[Duty, typer.Option(help="What they may do.")] = Duty.MEMBER,
    region: Annotated[str | None, typer.Option(help="Its code; else the widest.")] = None,
    service: Annotated[Service | None, typer.Option(help="Else they are asked.")] = None,
    unit: Annotated[str | None, typer.Option(help="Else they are asked.")] = None,
    uses: Annotated[int, typer.Option(help="How many people may use the link.", min=1)] = 1,
    hours: Annotated[float, typer.Option(help="How long it may be used.", min=0.1)] = 72,
) -> None:
    """Print a link that lets officers in, and its QR code."""
    from views.invitations import terminal

    with _inviting(load(), hours) as inviting:
        address = inviting.one(role, region, uses, service=service, unit=unit)
    typer.echo(f"{address}\n{terminal(address)}")


@commands.command()
def sheet(
    roster: Annotated[Path, typer.Argument(help="officers.csv without telegram_id.")],
    pdf: Annotated[Path, typer.Argument(help="What to write.")],
    hours: Annotated[float, typer.Option(help="How long the links may be used.", min=0.1)] = 72,
) -> None:
    """Invite everybody on a roster: a PDF of QR codes to print, one for each."""
    from models.loading import BadRows
    from views.invitations import sheet as printed

    settings = load()
    try:
        with _inviting(settings, hours) as inviting:
            tickets = inviting.roster(roster, settings.language)
    except BadRows as error:
        raise SystemExit("\n".join([*error.lines, "nobody was invited"])) from None
    pdf.write_bytes(printed(tickets, settings.language))
    typer.echo(f"{pdf}: {len(tickets)} codes")


@contextmanager
def _inviting(settings: Settings, hours: float) -> Iterator["Inviting"]:
    from inviting import Inviting, username

    database, bot = _database(settings), username(settings)
    with database.transaction() as session:
        yield Inviting(session, bot, datetime.now(UTC), timedelta(hours=hours))


def _database(settings: Settings) -> Database:
    """The database, at the schema that this code expects. Raises SystemExit."""
    database = Database(settings.database_url)
    try:
        newest = is_newest(database.engine)
    except Outage as error:
        raise SystemExit(f"DATABASE_URL: cannot be opened: {type(error).__name__}") from None
    if not newest:
        raise SystemExit("DATABASE_URL: the schema is not the newest; run: python bot.py migrate")
    return database


if __name__ == "__main__":
    commands()
