"""boxes.csv: an explicit manifest, with seals and a PPK's own boxes."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from migrations.upgrade import upgrade
from models.box import Box
from models.database import Database
from models.glossary import Stage
from models.loading import BadRows
from tests.field import NANANG, Chat, Posko, at_work, prepare
from tests.models.test_loading import load
from tests.villages import BOXES, KOMANDO, MUNCAR, write_villages

HEADER = "tempat,nomor,pemilihan,segel\n"


@pytest.fixture
def villages(database_url: str, tmp_path: Path) -> Iterator[Posko]:
    """The bot in three villages whose manifest is explicit."""
    prepare(database_url, write_villages(tmp_path))
    with at_work(database_url) as posko:
        yield posko


def manifest(database: Database) -> dict[tuple[str, int | None, str], list[str] | None]:
    with database.transaction() as session:
        boxes = session.scalars(select(Box))
        return {(box.village, box.station, box.election): box.seals for box in boxes}


def test_only_the_boxes_that_it_names_exist_with_their_seals(
    database_url: str, tmp_path: Path
) -> None:
    database = Database(database_url)
    upgrade(database.engine)
    load(database, write_villages(tmp_path))
    found = manifest(database)

    assert len(found) == BOXES == 24
    assert found["35.10.05.2002", 3, "PILBUP"] == ["B0106", "B0107"]
    assert found["35.10.05", None, "PILGUB"] is None
    database.engine.dispose()


def test_again_it_brings_seals_up_to_date_and_other_files_add_no_boxes(
    database_url: str, tmp_path: Path
) -> None:
    database = Database(database_url)
    upgrade(database.engine)
    folder = write_villages(tmp_path)
    boxes = (folder / "boxes.csv").read_text().splitlines()
    (folder / "boxes.csv").write_text("\n".join(boxes[:-9]))
    load(database, folder)
    first = manifest(database)
    for path in folder.iterdir():
        path.unlink()

    (folder / "boxes.csv").write_text(f'{HEADER}35.10.05.2002,3,pilbup,"z1, Z2"\n')
    load(database, folder)
    (folder / "boxes.csv").unlink()
    (folder / "blindspots.csv").write_text("kode\n35.10.05.2003\n")
    load(database, folder)

    assert manifest(database) == first | {("35.10.05.2002", 3, "PILBUP"): ["Z1", "Z2"]}
    database.engine.dispose()


def test_a_ppk_has_boxes_of_its_own_beside_those_of_stations(prepared: str, tmp_path: Path) -> None:
    (tmp_path / "boxes.csv").write_text(f"{HEADER}35.10.05,,PILGUB,\n35.10.05,,PILBUP,P1 P2\n")
    database = Database(prepared)
    load(database, tmp_path)
    load(database, tmp_path)

    assert len(manifest(database)) == 5464 + 2
    assert manifest(database)["35.10.05", None, "PILBUP"] == ["P1", "P2"]
    database.engine.dispose()


def test_each_bad_row_has_one_clear_line(prepared: str, tmp_path: Path) -> None:
    (tmp_path / "boxes.csv").write_text(
        f"{HEADER}35.10.05.2002,1,PILGUB,A1\n35.10.05.2002,,PILGUB,\n35.10.05,4,PILGUB,\n"
        "35.10.05.2002,1000,PILGUB,\n35.10.05.2099,1,PILGUB,\n35.10.05.2002,1,PILPRES,\n"
        "35.10.05.2002,1,PILGUB,A1\n35.10,1,PILGUB,\n35.10.05.2002,dua,PILGUB,\n35.10.05.2002,2,,\n"
        "35.10.05,,PILGUB,\n35.10.05,,PILGUB,\n"
    )
    database = Database(prepared)
    before = manifest(database)

    with pytest.raises(BadRows) as refused:
        load(database, tmp_path)

    assert [line.partition(" (got")[0] for line in refused.value.lines] == [
        "boxes.csv:3: a village's box needs nomor, a PPK's own has none",
        "boxes.csv:4: a village's box needs nomor, a PPK's own has none",
        "boxes.csv:5: nomor: Input should be less than or equal to 999",
        "boxes.csv:6: region 35.10.05.2099 is not known",
        "boxes.csv:7: election PILPRES is not known",
        "boxes.csv:8: stands twice: 35.10.05.2002 1 PILGUB",
        "boxes.csv:9: tempat: String should match pattern '^\\d\\d\\.\\d\\d\\.\\d\\d(\\.\\d{4})?$'",
        "boxes.csv:10: nomor: Input should be a valid integer, "
        "unable to parse string as an integer",
        "boxes.csv:11: pemilihan: Field required",
        "boxes.csv:13: stands twice: 35.10.05 PILGUB",
    ]
    assert manifest(database) == before
    database.engine.dispose()


def test_every_box_of_it_is_in_one_place_and_status_sums_over_it(villages: Posko) -> None:
    muncar, komando = Chat(villages, MUNCAR), Chat(villages, KOMANDO)
    muncar.says("/handoff PPK Muncar berangkat ke KPU")
    assert villages.boxes("35.10") == {(Stage.PPK, Stage.KPU): 18, (Stage.KPU, None): 6}
    muncar.says("/handoff PPK Muncar tiba di KPU 18 kotak", by=NANANG)
    muncar.says("/handoff TPS 1 dan 2 Plampangrejo -> PPS 4 kotak")

    assert villages.boxes("35.10") == {(Stage.KPU, None): 20, (Stage.PPS, None): 4}
    komando.says("/status")
    assert "📦 TPS 0 · jalan 0 · PPS 4 · PPK 0 · KPU 20 (24 ✓)" in komando.shows()


def test_an_arrival_is_held_against_the_seals_that_it_gives(villages: Posko) -> None:
    muncar, komando = Chat(villages, MUNCAR), Chat(villages, KOMANDO)
    muncar.says("/handoff TPS 3 Kedungrejo -> PPS segel no G0106 G0107 B0106 B0107")
    assert komando.messages() == []
    muncar.says("/handoff TPS 2 Kedungrejo -> PPS segel no G0104 G0105 B0104 B0999")

    assert "nomor segel berbeda (B0999): 002 PILBUP+PILGUB" in komando.messages()[0]


def test_a_ppks_own_boxes_leave_with_those_that_came_to_it(villages: Posko) -> None:
    muncar = Chat(villages, MUNCAR)
    muncar.says("/handoff TPS 1 dan 2 Kedungrejo -> PPK 4 kotak")
    muncar.says("/handoff PPK Muncar berangkat ke KPU")

    assert villages.boxes("35.10.05") == {(Stage.PPK, Stage.KPU): 6, (Stage.KPU, None): 12}
    muncar.says("/kotak PPK Muncar")
    assert muncar.shows() == (
        "📦 PPK Muncar · PILBUP, PILGUB\n"
        "Kini: di jalan PPK → KPU sejak 19.30 WIB\n"
        "• 19.30 WIB #2 PPK → KPU berangkat · Bripka Andi Sutrisno (Polri)"
    )
