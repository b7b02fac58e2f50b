"""From CSV files to tables: all rows or none, each bad row named by file, line and reason."""

import csv
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from sqlalchemy import func, insert, literal, select, text, true
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from models.base import Base
from models.boundary import Boundary
from models.box import Box
from models.geojson import FILE as GEOJSON
from models.geojson import read_boundaries
from models.glossary import Stage
from models.ledger import Entry, canonical
from models.region import Election, Imported, Region, Station
from models.rows import FILES, InvitedRow, Row

USUAL_ELECTIONS = (
    {"code": "PILGUB", "name": "Gubernur", "words": "gub gubernur pilgub"},
    {"code": "PILBUP", "name": "Bupati", "words": "bup bupati pilbup"},
)

USUAL_CODES = {election["code"] for election in USUAL_ELECTIONS}


class BadRows(Exception):
    """Rows that cannot be taken; `lines` tell file, line and reason of each."""

    def __init__(self, lines: list[str]) -> None:
        super().__init__("\n".join(lines))
        self.lines = lines


class Loading:
    """One import of a folder's CSV files into one session."""

    def __init__(self, session: Session, now: datetime, defaults: Mapping[str, str]) -> None:
        self.session = session
        self.now = now
        self.defaults = defaults
        self.known: set[str] = set(session.scalars(select(Region.code)))
        self.elections: set[str] = set(session.scalars(select(Election.code)))
        self.bad: list[str] = []

    def folder(self, folder: Path) -> dict[str, int]:
        """Take all files that the folder holds: rows read by file. Raises BadRows."""
        rows = {name: self._rows(folder / name) for name in FILES if (folder / name).exists()}
        shapes = folder / GEOJSON
        boundaries = read_boundaries(shapes, self.known, self.bad) if shapes.exists() else []
        if not rows and not shapes.exists():
            self.bad.append(f"{folder}: holds none of {', '.join(FILES)}, {GEOJSON}")
        if self.bad:
            raise BadRows(self.bad)
        for name, values in rows.items():
            if name == "boxes.csv":
                self._add_boxes(values)
            else:
                upsert(self.session, FILES[name].table, values)
        upsert(self.session, Boundary, boundaries)
        explicit = any(box["station"] for box in rows.get("boxes.csv", ()))
        if not explicit and rows.keys() & {"tps.csv", "elections.csv"}:
            self._complete_manifest()
        self.session.add(Imported(at=self.now))
        self._note_manifest()
        return {name: len(values) for name, values in rows.items()}

    def invited(self, path: Path) -> list[dict[str, Any]]:
        """What a roster tells of each person to invite. Raises BadRows."""
        rows = [
            self._values(path.name, line, cells, InvitedRow) for line, cells in self._cells(path)
        ]
        if self.bad:
            raise BadRows(self.bad)
        return rows

    def _rows(self, path: Path) -> list[dict[str, Any]]:
        keys = FILES[path.name].key()
        found: dict[tuple[Any, ...], dict[str, Any]] = {}
        for line, cells in self._cells(path):
            values = self._values(path.name, line, cells, FILES[path.name])
            key = tuple(values.get(name) for name in keys)
            if values and key in found:
                self.bad.append(f"{path.name}:{line}: stands twice: {_called(key)}")
            found[key] = values
        return [values for values in found.values() if values]

    def _cells(self, path: Path) -> Iterator[tuple[int, dict[str, str]]]:
        """The file's rows with their line numbers; separated by comma or semicolon."""
        try:
            text = path.read_text(encoding="utf-8-sig")
        except UnicodeDecodeError as error:
            line = error.object[: error.start].count(b"\n") + 1
            self.bad.append(f"{path.name}:{line}: is not UTF-8")
            return
        lines = text.splitlines()
        header = lines[0] if lines else ""
        reader = csv.DictReader(lines, delimiter=";" if ";" in header else ",", strict=True)
        yield from ((reader.line_num, _cleaned(row)) for row in reader)

    def _values(
        self, name: str, line: int, cells: dict[str, str], kind: type[Row]
    ) -> dict[str, Any]:
        """A row's values for its table; nothing, and a line in `bad`, where it is bad."""
        try:
            row = kind.model_validate({**self.defaults, **cells})
        except ValidationError as error:
            self.bad += [f"{name}:{line}: {_reason(problem)}" for problem in error.errors()]
            return {}
        place = row.lies_in()
        if place and place not in self.known:
            self.bad.append(f"{name}:{line}: region {place} is not known")
            return {}
        values = row.values()
        election = values.get("election")
        if election and election not in (self.elections or USUAL_CODES):
            self.bad.append(f"{name}:{line}: election {election} is not known")
        if row.table is Region:
            self.known.add(values["code"])
        if row.table is Election:
            self.elections.add(values["code"])
        return values

    def _add_boxes(self, rows: list[dict[str, Any]]) -> None:
        """The boxes of an explicit manifest; of those that are there, their seals."""
        self._usual_elections()
        for own in (False, True):
            boxes = [box for box in rows if (box["station"] is None) == own]
            keys = ["village", "election"] if own else ["village", "station", "election"]
            statement = _dialect(self.session).insert(Box)
            newer = statement.on_conflict_do_update(
                index_elements=keys,
                index_where=text("station IS NULL") if own else None,
                set_={"seals": statement.excluded.seals},
            )
            if boxes:
                self.session.execute(newer, boxes)

    def _usual_elections(self) -> None:
        """Where no election is known, the usual ones."""
        if not self.session.scalar(select(func.count()).select_from(Election)):
            self.session.execute(insert(Election), USUAL_ELECTIONS)

    def _complete_manifest(self) -> None:
        """A box for each station and election that has none yet; those of one station adjoin."""
        self._usual_elections()
        names = [Station.village, Station.number, Election.code]
        every = (
            select(*names, literal(Stage.KPU.value))
            .join_from(Station, Election, true())
            .where(true())
            .order_by(*names)
        )
        columns = ["village", "station", "election", "stage"]
        boxes = _dialect(self.session).insert(Box).from_select(columns, every)
        self.session.execute(boxes.on_conflict_do_nothing())

    def _note_manifest(self) -> None:
        """Let the ledger know which box an id stands for, so that none can be swapped later."""
        content, now = Box.register(self.session), self.now
        last = Entry.latest(self.session, "manifest")
        if last and last.content == canonical(content):
            return
        Entry.note(self.session, "manifest", None, content, happened_at=now, recorded_at=now)


def upsert(session: Session, table: type[Base], rows: list[dict[str, Any]]) -> None:
    """Insert these rows; where a row's key is there, bring its other columns up to date."""
    if not rows:
        return
    keys = [column.name for column in table.__table__.primary_key]
    statement = _dialect(session).insert(table)
    newer = {name: statement.excluded[name] for name in rows[0] if name not in keys}
    if newer:
        statement = statement.on_conflict_do_update(index_elements=keys, set_=newer)
    else:
        statement = statement.on_conflict_do_nothing()
    session.execute(statement, rows)


def _dialect(session: Session) -> Any:
    return sqlite if session.get_bind().dialect.name == "sqlite" else postgresql


def _cleaned(row: Mapping[str | Any, str | Any]) -> dict[str, str]:
    """Cells by column; empty ones are as good as left out."""
    return {str(key).strip(): cell for key, cell in row.items() if isinstance(cell, str) and cell}


def _called(key: Sequence[Any]) -> str:
    return " ".join(str(part) for part in key if part is not None)


def _reason(problem: Mapping[str, Any]) -> str:
    column = ".".join(map(str, problem["loc"]))
    message: str = problem["msg"].removeprefix("Value error, ")
    if not column:  # of the row as a whole
        return message
    given = problem["input"] if isinstance(problem["input"], str | int) else "nothing"
    return f"{column}: {message} (got {given})"
