"""/kotak: a box's whole journey."""

from tests.field import NANANG, Chat, Posko


def test_a_boxs_journey_tells_places_times_hands_and_gaps(muncar: Chat) -> None:
    muncar.says("/handoff TPS 4 Kedungrejo berangkat ke PPS 2 kotak segel utuh pkl 18.40")
    muncar.says("/handoff TPS 4 Kedungrejo tiba PPK 2 kotak pkl 19.25", by=NANANG)
    muncar.hears()
    muncar.says("/kotak TPS 4 Kedungrejo")

    assert muncar.hears() == [
        "📦 TPS 004 Kedungrejo · PILBUP, PILGUB\n"
        "Kini: di PPK sejak 19.25 WIB\n"
        "Celah: belum ada laporan PPS\n"
        "• 18.40 WIB #1 TPS → PPS berangkat · segel utuh · Bripka Andi Sutrisno (Polri)"
        " · dilaporkan 19.30 WIB\n"
        "• 19.25 WIB #2 TPS → PPK tiba · Sertu Nanang Rahardjo (TNI)"
    ]

    muncar.says("/handoff TPS 4 Kedungrejo tiba PPS pkl 19.05")
    muncar.says("/kotak TPS 4 Kedungrejo")

    late, told = muncar.hears()
    assert "tiba 19.05 WIB · susulan" in late
    assert "Celah" not in told


def test_what_is_not_known_is_asked(muncar: Chat) -> None:
    muncar.says("/kotak TPS 99 Kedungrejo")
    muncar.says("/kotak TPS 3 Kedungrejo")

    unknown, never = muncar.hears()
    assert "Kedungrejo tidak punya TPS 099" in unknown
    assert "Kini: belum pernah dilaporkan" in never


def test_a_village_tells_what_is_complete_and_what_is_missing(muncar: Chat) -> None:
    muncar.says("/handoff TPS 1-16 Kedungrejo -> PPS 32 kotak")
    muncar.presses("Konfirmasi", by=NANANG)
    muncar.says("/handoff TPS 1-14 Kedungrejo -> PPK 28 kotak")
    muncar.hears()
    muncar.says("/kotak Kedungrejo")
    muncar.says("/kotak")

    village, kecamatan = muncar.hears()
    assert village == (
        "📦 Desa Kedungrejo · daftar 32 kotak\n"
        "PPS: 32 tiba, 32 bersama, 0 belum\n"
        "PPK: 28 tiba, 0 bersama, 4 belum\n"
        "KPU: 0 tiba, 0 bersama, 32 belum\n"
        "Belum di PPK: 015 PILBUP+PILGUB, 016 PILBUP+PILGUB"
    )
    assert kecamatan.startswith("📦 Kec. Muncar · daftar ")
    assert "• Kedungrejo: PPS 32/32, PPK 28/32" in kecamatan


def test_what_came_down_has_not_come_back(muncar: Chat) -> None:
    for way in ("PPK -> PPS Kedungrejo", "PPS Kedungrejo -> semua TPS"):
        muncar.says(f"/handoff {way} 32 kotak")
    muncar.says("/handoff TPS 1-14 Kedungrejo -> PPS 28 kotak", by=NANANG)
    muncar.says("/kotak Kedungrejo")

    assert muncar.shows().splitlines()[1:3] == [
        "PPS: 28 tiba, 0 bersama, 4 belum",
        "PPK: 0 tiba, 0 bersama, 32 belum",
    ]


def test_steps_of_another_day_say_which(posko: Posko, muncar: Chat) -> None:
    muncar.says("/handoff PPK -> PPS Kedungrejo 32 kotak")
    posko.wait(hours=22)
    muncar.says("/handoff PPS Kedungrejo -> semua TPS 32 kotak")
    muncar.says("/kotak TPS 4 Kedungrejo")

    assert [line.partition(" #")[0] for line in muncar.shows().splitlines()[-2:]] == [
        "• Rab 27 Nov 2024 19.30 WIB",
        "• 17.30 WIB",
    ]
