"""CSV files into tables: all rows or none."""

from pathlib import Path

import pytest
from sqlalchemy import func, select

from migrations.upgrade import upgrade
from models.batch import Counter
from models.box import Box
from models.database import Database
from models.group import Group
from models.ledger import Entry
from models.loading import BadRows, Loading
from models.region import Region, Station
from tests.field import EVENING, SAMPLES

DEFAULTS = {"zone": "Asia/Jakarta", "language": "id"}


def load(database: Database, folder: Path) -> dict[str, int]:
    with database.transaction() as session:
        return Loading(session, EVENING, DEFAULTS).folder(folder)


def totals(database: Database) -> list[int]:
    with database.transaction() as session:
        return [
            session.scalars(select(func.count()).select_from(table)).one()
            for table in (Region, Station, Box, Group, Counter, Entry)
        ]


def test_the_sample_is_of_the_real_size_and_again_is_a_no_op(database_url: str) -> None:
    database = Database(database_url)
    upgrade(database.engine)
    load(database, SAMPLES)
    first = totals(database)
    load(database, SAMPLES)

    assert first == totals(database) == [1 + 25 + 217, 2732, 5464, 26, 0, 1]
    database.engine.dispose()


def test_bad_rows_are_named_and_nothing_is_imported(prepared: str, tmp_path: Path) -> None:
    (tmp_path / "desa.csv").write_text(
        "kode,kecamatan,jenis,nama\n35.10.05.2099,35.10.05,desa,Desa Baru\n35.10.5,x,desa,Salah\n"
    )
    (tmp_path / "groups.csv").write_text(
        "chat_id,title,role,region\n-1,A,field,35.10.05.2099\nabc,B,field,35.10\n"
        "-2,C,pimpinan,35.10\n-3,D,field,35.10.77\n-1,E,field,35.10\n"
    )
    database = Database(prepared)
    before = totals(database)

    with pytest.raises(BadRows) as refused:
        load(database, tmp_path)

    assert [line.rsplit(" (got", 1)[0] for line in refused.value.lines] == [
        "desa.csv:3: kode: String should match pattern '^\\d\\d\\.\\d\\d\\.\\d\\d\\.\\d{4}$'",
        "groups.csv:3: chat_id: Input should be a valid integer, "
        "unable to parse string as an integer",
        "groups.csv:4: role: Input should be 'field' or 'command'",
        "groups.csv:5: region 35.10.77 is not known",
        "groups.csv:6: stands twice: -1",
    ]
    assert totals(database) == before
    database.engine.dispose()


def test_a_file_from_a_spreadsheet_with_semicolons_is_read(prepared: str, tmp_path: Path) -> None:
    text = "chat_id;title;role;region;zone\n-7;Grup Timur;field;35.10.05;Asia/Jayapura\n"
    (tmp_path / "groups.csv").write_text(text, encoding="utf-8-sig")
    database = Database(prepared)
    load(database, tmp_path)

    with database.transaction() as session:
        assert Group.of_chat(session, -7).zone == "Asia/Jayapura"
    database.engine.dispose()


def test_a_folder_without_files_is_refused(prepared: str, tmp_path: Path) -> None:
    database = Database(prepared)

    with pytest.raises(BadRows, match=r"holds none of operation\.csv"):
        load(database, tmp_path)
    database.engine.dispose()
