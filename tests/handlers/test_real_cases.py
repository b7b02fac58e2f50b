"""What went wrong somewhere in 2024, acted out; sample officers are invented."""

import pytest

from jobs.overdue import find_late_boxes
from models.glossary import Stage
from sandbox.world import Person
from tests.field import ANDI, CATUR, MADE, NANANG, NANANG_S, Chat, Posko

KEDUNGREJO, TEMBOKREJO = "35.10.05.2002", "35.10.05.2003"
CLURING_OFFICER = Person(5200000058, "Nanang")
RATNA = Person(5200000063, "Ratna")
"""TNI, in Cluring."""


@pytest.fixture
def cluring(posko: Posko) -> Chat:
    """The field group of Kecamatan Cluring (35.10.06)."""
    return Chat(posko, -1001000000006)


def test_a_truck_is_swapped_on_the_way(posko: Posko, muncar: Chat) -> None:
    muncar.says("/handoff PPS Kedungrejo berangkat ke PPK 32 kotak, truk 1 pkl 18.40")
    muncar.says("/handoff PPS Kedungrejo berangkat ke PPK 32 kotak, pindah truk 2 pkl 19.00")
    assert posko.boxes(KEDUNGREJO) == {(Stage.PPS, Stage.PPK): 32}
    muncar.says("/handoff PPS Kedungrejo tiba di PPK 32 kotak", by=NANANG)

    assert posko.boxes(KEDUNGREJO) == {(Stage.PPK, None): 32}
    muncar.says("/kotak TPS 4 Kedungrejo")
    assert (
        "• 19.00 WIB #2 PPS → PPK berangkat · Bripka Andi Sutrisno (Polri) · laporan ulang: "
        "“/handoff PPS Kedungrejo berangkat ke PPK 32 kotak, pindah truk 2 pkl 19.00”"
    ) in muncar.shows()


def test_a_pickup_is_lost_in_a_ravine_and_its_boxes_are_recovered(
    posko: Posko, muncar: Chat, komando: Chat
) -> None:
    muncar.says("/handoff TPS 1-3 Kedungrejo berangkat ke PPS 6 kotak pkl 18.30")
    muncar.presses("Selisih", by=NANANG)
    muncar.presses("Kotak tidak ada", by=NANANG)
    for label in ("001 PILGUB", "001 PILBUP", "002 PILGUB", "002 PILBUP", "003 PILGUB"):
        muncar.presses(label, by=NANANG)
    muncar.presses("Kirim (5)", by=NANANG)
    assert posko.boxes(KEDUNGREJO) == {
        "missing": 5,
        (Stage.TPS, Stage.PPS): 1,
        (Stage.KPU, None): 26,
    }

    posko.wait(minutes=120)
    muncar.says("/handoff TPS 1 dan 2 Kedungrejo tiba di PPS 4 kotak", by=NANANG)
    assert posko.boxes(KEDUNGREJO)["missing"] == 1
    muncar.says("/handoff TPS 3 Kedungrejo tiba di PPS 2 kotak", by=NANANG)

    assert posko.boxes(KEDUNGREJO) == {(Stage.PPS, None): 6, (Stage.KPU, None): 26}
    assert "selesai dengan sendirinya" in komando.messages()[0]


def test_seals_are_found_cut_at_the_ppk(posko: Posko, muncar: Chat, komando: Chat) -> None:
    muncar.says("/handoff PPS Kedungrejo -> PPK 32 kotak, segel rusak 3: 2 8 14")
    komando.hears()

    assert komando.messages()[0].splitlines()[:2] == [
        "🔴 KEJADIAN #1 · TINGGI · segel rusak · Kedungrejo, Muncar",
        "⚠️ segel rusak: 002 PILBUP+PILGUB, 008 PILBUP+PILGUB, 014 PILBUP+PILGUB",
    ]
    assert posko.boxes(KEDUNGREJO) == {(Stage.PPK, None): 32}
    komando.presses("Sesuai laporan", by=NANANG_S)
    komando.presses("dilihat sendiri", by=NANANG_S)
    assert "⚖️ 19.30 WIB: sesuai laporan" in komando.messages()[0]


def test_fifty_are_received_and_three_seals_are_broken(muncar: Chat, komando: Chat) -> None:
    muncar.says("/handoff PPS Kedungrejo -> PPK terima 50, segel rusak 3: 12 18 40")

    first = muncar.messages()[0].splitlines()[0]
    assert first.endswith("⚠️ lapor 50 kotak, daftar 32 · ⚠️ segel rusak")
    told = [text.splitlines()[0] for text in komando.messages()]
    assert told == [
        "🔴 KEJADIAN #1 · TINGGI · jumlah berbeda · Kedungrejo, Muncar",
        "🔴 KEJADIAN #2 · TINGGI · segel rusak · Kedungrejo, Muncar",
    ]
    assert "⚠️ segel rusak (lapor 3): 012 PILBUP+PILGUB\n" in komando.messages()[1]


def test_a_village_is_one_box_short_and_the_last_is_found_in_the_office(
    posko: Posko, muncar: Chat, komando: Chat
) -> None:
    muncar.says("/handoff TPS 1-16 Kedungrejo -> PPS 32 kotak")
    muncar.says("/handoff PPS Kedungrejo -> PPK 32 kotak")
    muncar.presses("Selisih", by=NANANG)
    muncar.presses("Kotak tidak ada", by=NANANG)
    muncar.presses("016 PILBUP", by=NANANG)
    muncar.presses("Kirim (1)", by=NANANG)
    assert posko.boxes(KEDUNGREJO) == {(Stage.PPK, None): 31, "missing": 1}

    posko.wait(minutes=20)
    muncar.says("/handoff TPS 16 Kedungrejo tiba di PPK kotak bup 1, ada di kantor", by=MADE)

    assert posko.boxes(KEDUNGREJO) == {(Stage.PPK, None): 32}
    assert "selesai dengan sendirinya" in komando.messages()[-1]


def test_boxes_of_one_ppk_are_delivered_to_another(
    posko: Posko, muncar: Chat, cluring: Chat, komando: Chat
) -> None:
    muncar.says("/handoff PPS Kedungrejo berangkat ke PPK 32 kotak pkl 19.00")
    cluring.says("/handoff PPS Kedungrejo tiba di PPK 32 kotak", by=CLURING_OFFICER)

    assert "⚠️ diterima di PPK Cluring, bukan tempatnya" in cluring.messages()[0]
    assert posko.boxes(KEDUNGREJO) == {"wrong_place": 32}
    assert "salah tempat" in komando.messages()[0]

    posko.wait(minutes=40)
    muncar.says("/handoff PPS Kedungrejo tiba di PPK 32 kotak")
    assert posko.boxes(KEDUNGREJO) == {(Stage.PPK, None): 32}
    assert "selesai dengan sendirinya" in komando.messages()[0]


def test_a_text_that_names_a_wrong_place_is_believed(
    posko: Posko, muncar: Chat, komando: Chat
) -> None:
    muncar.says("/handoff PPS Kedungrejo diterima PPK Cluring 32 kotak")
    muncar.says("/handoff TPS 4 Tembokrejo tiba di PPS Kedungrejo 2 kotak", by=NANANG)
    muncar.says("/handoff TPS 5 Tembokrejo tiba di PPS Tembokrejo 2 kotak", by=NANANG)

    first, second, third = muncar.messages()
    assert "⚠️ diterima di PPK Cluring, bukan tempatnya" in first
    assert "⚠️ diterima di PPS Kedungrejo, bukan tempatnya" in second
    assert "bukan tempatnya" not in third
    assert posko.boxes(KEDUNGREJO) == {"wrong_place": 32}
    assert posko.boxes(TEMBOKREJO) == {
        "wrong_place": 2,
        (Stage.PPS, None): 2,
        (Stage.KPU, None): 28,
    }
    assert ["salah tempat" in text for text in komando.messages()] == [True, True]


def test_a_doubt_that_another_report_shares_outlives_the_withdrawal_of_the_first(
    posko: Posko, cluring: Chat, komando: Chat
) -> None:
    cluring.says("/handoff PPS Kedungrejo tiba di PPK 32 kotak", by=CLURING_OFFICER)
    posko.wait(minutes=2)
    cluring.says("/handoff PPS Kedungrejo tiba di PPK 32 kotak", by=RATNA)
    cluring.says("/batal", by=CLURING_OFFICER)

    assert posko.boxes(KEDUNGREJO) == {"wrong_place": 32}
    first, second = komando.messages()
    assert "selesai dengan sendirinya" in first
    assert "KEJADIAN #2 · TINGGI · salah tempat" in second


def test_a_kecamatan_without_network_reports_all_at_once_arrivals_first(
    posko: Posko, muncar: Chat, komando: Chat
) -> None:
    posko.wait(hours=2, minutes=30)
    reports = heap()
    assert len(reports) == 80
    for text, by in reports:
        muncar.writes(text, by=by)
        posko.wait(seconds=0.7)
    posko.settle()
    posko.does(find_late_boxes)

    for village in (KEDUNGREJO, TEMBOKREJO):
        assert posko.boxes(village) == {(Stage.PPK, None): 32}
        assert posko.joint(village) == {Stage.PPS: 8, Stage.PPK: 32}
    assert komando.messages() == []
    muncar.says("/kotak TPS 4 Kedungrejo")
    steps = [line for line in muncar.shows().splitlines() if line.startswith("•")]
    times = ["18.14", "19.14", "19.14", "20.50", "20.50", "21.30", "21.30"]
    assert [step.split()[1] for step in steps] == times
    assert all("dilaporkan 22.00 WIB" in step for step in steps)


def heap() -> list[tuple[str, Person]]:
    """What officers wrote between 18.00 and 22.00 about two villages: 80 reports."""
    arrivals: list[tuple[str, Person]] = []
    departures: list[tuple[str, Person]] = []
    for name in ("Kedungrejo", "Tembokrejo"):
        ppk = f"/handoff PPS {name} {{}} PPK 32 kotak pkl {{}}"
        arrivals += [(ppk.format("tiba di", "21.30"), by) for by in (NANANG, ANDI)]
        departures += [(ppk.format("berangkat ke", "20.50"), by) for by in (NANANG, ANDI)]
        for one in range(1, 17):
            pps = f"/handoff TPS {one} {name} {{}} PPS 2 kotak pkl {{}}"
            witnesses = (ANDI, CATUR) if one <= 4 else (ANDI,)
            arrivals += [(pps.format("tiba di", f"19.{one + 10}"), by) for by in witnesses]
            departures.append((pps.format("berangkat ke", f"18.{one + 10}"), CATUR))
    return arrivals + departures


def test_one_movement_is_told_in_three_wordings(posko: Posko, muncar: Chat) -> None:
    muncar.says("/handoff TPS 4 Kedungrejo -> PPS 2 kotak segel utuh")
    muncar.says("/handoff ijin melaporkan tps 4 ds kedungrejo sdh tiba di pps, 2 ktk", by=NANANG)
    muncar.says("/handoff dari TPS 004 Kedungrejo ke PPS, gub 1 bup 1", by=CATUR)

    first, second, third = muncar.messages()
    assert first.startswith("🤝 Serah terima #1")
    assert "dikuatkan" in second
    assert "dikuatkan" in third
    assert posko.boxes(KEDUNGREJO) == {(Stage.PPS, None): 2, (Stage.KPU, None): 30}


def test_boxes_are_sent_on_before_two_stations_have_arrived(posko: Posko, muncar: Chat) -> None:
    muncar.says("/handoff TPS 1-14 Kedungrejo -> PPS 28 kotak")
    muncar.says("/handoff PPS Kedungrejo -> PPK 28 kotak")
    assert posko.boxes(KEDUNGREJO) == {(Stage.PPK, None): 28, (Stage.KPU, None): 4}

    muncar.says("/handoff TPS 15, 16 Kedungrejo -> PPS 4 kotak")
    muncar.says("/handoff TPS 15, 16 Kedungrejo -> PPK 4 kotak", by=ANDI)
    assert posko.boxes(KEDUNGREJO) == {(Stage.PPK, None): 32}


def test_a_box_cannot_be_in_two_places(posko: Posko, muncar: Chat, komando: Chat) -> None:
    muncar.says("/handoff TPS 4 Kedungrejo tiba di PPK 2 kotak pkl 18.30")
    muncar.says("/handoff TPS 4 Kedungrejo berangkat ke PPS 2 kotak pkl 19.20", by=NANANG)

    assert posko.boxes(KEDUNGREJO) == {"two_places": 2, (Stage.KPU, None): 30}
    assert "tercatat di dua tempat" in komando.messages()[0]
    komando.presses("Belum berpindah", by=NANANG_S)
    komando.presses("dilihat sendiri", by=NANANG_S)
    assert posko.boxes(KEDUNGREJO) == {(Stage.PPK, None): 2, (Stage.KPU, None): 30}
