"""How quickly incidents are dealt with, as commanders are told."""

from tests.field import ANDI, BUDI, TOTOK, Chat, Posko
from tests.handlers.test_incident_buttons import AGUS, HERI, answers, stands


def digest_line(komando: Chat) -> list[str]:
    komando.hears()
    komando.says("/status")
    return [line for line in stands(komando).splitlines() if line.startswith("⏱")]


def test_the_digest_tells_how_quickly_incidents_are_dealt_with(
    posko: Posko, muncar: Chat, komando: Chat
) -> None:
    assert digest_line(komando) == []
    for station, minutes in ((4, 2), (5, 6)):
        muncar.says(f"/incident tinggi kebakaran di TPS {station} Kedungrejo")
        muncar.hears()
        posko.wait(minutes=minutes)
        muncar.presses("Monitor", by=AGUS)
    muncar.presses("Tangani", by=ANDI)
    posko.wait(minutes=10)
    muncar.says("/incident kritis bentrok di TPS 6 Kedungrejo")
    muncar.hears()
    posko.wait(minutes=1)
    muncar.presses("Selesai", by=TOTOK)
    answers(muncar, "bubar", by=TOTOK)

    assert digest_line(komando) == [
        "⏱ Median sampai monitor/tangani/selesai: 🆘 –/–/1 · 🔴 4/6/– mnt"
    ]


def test_doubles_and_withdrawn_reports_do_not_count(
    posko: Posko, muncar: Chat, komando: Chat
) -> None:
    muncar.says("/incident tinggi kebakaran di TPS 4 Kedungrejo")
    muncar.says("/incident tinggi kebakaran di TPS 4 Kedungrejo", by=BUDI)
    muncar.hears()
    muncar.presses("Monitor", by=AGUS)
    muncar.presses("Sama", by=BUDI)
    posko.wait(minutes=1)
    muncar.says("/incident kritis bentrok di TPS 6 Kedungrejo")
    muncar.says("/batal")

    assert digest_line(komando) == []


def test_the_slowest_part_is_named_where_there_is_enough_to_compare(
    posko: Posko, muncar: Chat, komando: Chat
) -> None:
    cluring = Chat(posko, -1001000000006)
    for group, village, minutes in ((muncar, "Kedungrejo", 2), (cluring, "Tampo", 9)):
        for station in (1, 2, 3):
            group.says(f"/incident tinggi kebakaran di TPS {station} Desa {village}")
        group.hears()
        posko.wait(minutes=minutes)
        for on in (-1, -2, -3):
            group.presses("Monitor", by=AGUS if group is muncar else HERI, on=on)

    (line,) = digest_line(komando)
    assert line.endswith(" · terlama sampai monitor: Cluring 9 mnt")
