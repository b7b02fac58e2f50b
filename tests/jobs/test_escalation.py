"""Escalation: nobody is left waiting; each step is told once."""

import threading
from datetime import timedelta
from pathlib import Path

import pytest

from jobs.escalation import escalate_incidents
from models.case import Case
from models.glossary import Duty, Service, Standing
from models.group import Group
from models.heartbeat import Heartbeat
from models.loading import Loading
from models.officer import Officer
from models.outbox import Owed
from tests.field import ANDI, EVENING, Chat, Posko
from tests.handlers.test_incident_buttons import AGUS, TOTOK, answers, stands

STOLEN = "/incident kritis kapal dirampas di Desa Kedungrejo"

KECAMATAN = "Kec. Muncar: AKP Totok Hariyanto (Polri), Kapten Inf Agus Santoso (TNI)"
KABUPATEN = "Kab. Banyuwangi: Kombes Pol Nanang Supriyadi (Polri)"


def test_nobody_is_left_waiting(muncar: Chat, komando: Chat) -> None:
    muncar.says(STOLEN)
    komando.hears()

    assert rings(komando, minutes=1, seconds=59) == []
    assert rings(komando, minutes=2) == [
        f"⏫ #1 belum dimonitor, 2 mnt · tindak pidana Kedungrejo\n{KECAMATAN}"
    ]
    assert stands(komando, 0).endswith("🔺 Sudah naik ke Kec. Muncar")
    assert KABUPATEN in rings(komando, minutes=4)[0]
    assert rings(komando, minutes=8, seconds=59) == []
    assert rings(komando, minutes=9)[0].startswith("⏫ #1 belum dimonitor, 9 mnt")
    komando.presses("Monitor", by=TOTOK, on=0)
    assert rings(komando, minutes=14)[0].startswith("⏫ #1 menunggu Monitor TNI, 14 mnt")
    stands(komando)
    komando.presses("Monitor", by=AGUS, on=0)
    assert rings(komando, minutes=29) == []
    assert rings(komando, minutes=29, seconds=30) == [
        "⏰ #1 tanpa kabar, terbuka lagi · tindak pidana Kedungrejo\n"
        f"Terakhir: AKP Totok Hariyanto (Polri), Kapten Inf Agus Santoso (TNI)\n{KECAMATAN}"
    ]
    assert KABUPATEN in rings(komando, minutes=31, seconds=30)[0]


def test_news_keeps_an_acknowledgement(muncar: Chat, komando: Chat) -> None:
    muncar.says(STOLEN)
    muncar.hears()
    muncar.presses("Tangani", by=ANDI)
    stands(muncar)
    muncar.presses("Monitor", by=AGUS)
    komando.hears()

    assert rings(komando, minutes=14) == []
    answers(muncar, "kapal terlihat di Tanjung", by=ANDI)
    assert rings(komando, minutes=28, seconds=30) == []
    assert rings(komando, minutes=29, seconds=30)[0].startswith("⏰ #1 tanpa kabar")
    assert "🙋" not in stands(komando, 0)


def test_nothing_fires_after_it_is_resolved(muncar: Chat, komando: Chat) -> None:
    muncar.says(STOLEN)
    muncar.hears()
    muncar.presses("Selesai", by=ANDI)
    answers(muncar, "kapal kembali", by=ANDI)
    komando.hears()

    assert rings(komando, hours=9) == []


def test_after_downtime_one_message_a_group(muncar: Chat, komando: Chat) -> None:
    muncar.says(STOLEN)
    komando.hears()

    (notice,) = rings(komando, hours=3)
    assert KABUPATEN in notice
    assert rings(komando, hours=3, minutes=3) == []
    assert len(rings(komando, hours=3, minutes=4)) == 1


def test_a_clock_that_was_ahead_delays_nothing(posko: Posko, muncar: Chat, komando: Chat) -> None:
    posko.wait(hours=6)
    muncar.says(STOLEN)
    komando.hears()

    assert rings(komando, seconds=1) == []
    assert rings(komando, minutes=2) == []
    assert len(rings(komando, minutes=2, seconds=1)) == 1


@pytest.mark.parametrize(
    ("severity", "waits"), [("tinggi", [5, 10, 25, 40]), ("sedang", [15, 30, 60, 90])]
)
def test_each_severity_has_its_own_pace(
    muncar: Chat, komando: Chat, severity: str, waits: list[int]
) -> None:
    muncar.says(f"/incident {severity} listrik padam di Kedungrejo")
    komando.hears()

    rang: list[int] = []
    for minute in range(1, waits[-1] + 1):
        rang += [minute] * len(rings(komando, minutes=minute))
    assert rang == waits


def test_a_minor_one_waits_for_the_digest(muncar: Chat, komando: Chat) -> None:
    muncar.says("/incident rendah antri mengular di Kedungrejo")

    assert rings(komando, days=2) == []


def test_the_next_level_is_told_when_asked(posko: Posko, muncar: Chat, komando: Chat) -> None:
    muncar.says(STOLEN)
    komando.hears()
    komando.presses("Naikkan", by=TOTOK)
    komando.presses_data("1:incident_up:1:0", AGUS, 1)

    assert komando.hears() == [
        f"🔺 #1 dinaikkan · tindak pidana Kedungrejo\nOleh AKP Totok Hariyanto (Polri)\n{KECAMATAN}"
    ]
    assert KABUPATEN in rings(komando, minutes=2, seconds=30)[0]
    stands(komando)
    assert "Naikkan" not in str(posko.world.heard(komando.chat_id)[0].reply_markup)


def test_the_field_group_hears_when_its_own_officers_are_called(muncar: Chat) -> None:
    muncar.says(STOLEN)
    muncar.hears()

    assert rings(muncar, minutes=2) == [
        f"⏫ #1 belum dimonitor, 2 mnt · tindak pidana Kedungrejo\n{KECAMATAN}"
    ]
    assert rings(muncar, minutes=4) == []


def test_the_sector_is_told_before_the_kecamatan(posko: Posko, muncar: Chat, komando: Chat) -> None:
    with posko.database.transaction() as session:
        padal = Officer(
            telegram_id=5300000001,
            name="Padal Kedungrejo",
            rank="Ipda",
            service=Service.POLRI,
            unit="Polsek Muncar",
            role=Duty.COMMANDER,
            region="35.10.05.2002",
        )
        session.add(padal)
    muncar.says(STOLEN)
    komando.hears()

    (sector,) = rings(komando, minutes=2)
    assert sector.endswith("\nDesa Kedungrejo: Ipda Padal Kedungrejo (Polri)")
    assert KECAMATAN in rings(komando, minutes=4)[0]
    assert KABUPATEN in rings(komando, minutes=6)[0]


def test_a_services_own_group_has_its_ladder_beside(
    posko: Posko, muncar: Chat, komando: Chat
) -> None:
    polsek = Chat(posko, -1001000000777)
    posko.world.group(polsek.chat_id, "POLSEK MUNCAR")
    with posko.database.transaction() as session:
        group = Group(
            chat_id=polsek.chat_id, title="POLSEK MUNCAR", role=Standing.COMMAND, region="35.10.05"
        )
        group.service = Service.POLRI
        session.add(group)
    muncar.says(STOLEN)
    komando.hears()
    assert polsek.hears()[0].startswith("🆘 KEJADIAN #1 ")

    turn(posko, minutes=2)
    posko.does(escalate_incidents)
    assert polsek.hears()[0].endswith("\nKec. Muncar: AKP Totok Hariyanto (Polri)")
    assert KECAMATAN in komando.hears()[0]
    turn(posko, minutes=4)
    posko.does(escalate_incidents)
    assert polsek.hears() == []
    assert KABUPATEN in komando.hears()[0]


def test_policies_come_by_csv_too(
    posko: Posko, muncar: Chat, komando: Chat, tmp_path: Path
) -> None:
    rows = "severity,levels,acknowledge,news,handled,remind\ncritical,sektor kabupaten,3,9,9,4\n"
    (tmp_path / "policies.csv").write_text(rows, encoding="utf-8")
    with posko.database.transaction() as session:
        Loading(session, EVENING, {}).folder(tmp_path)
    muncar.says(STOLEN)
    komando.hears()

    assert rings(komando, minutes=2) == []
    assert KECAMATAN in rings(komando, minutes=3)[0]
    assert KABUPATEN in rings(komando, minutes=6)[0]
    assert len(rings(komando, minutes=10)) == 1


def test_two_processes_make_each_step_once(posko: Posko, muncar: Chat, komando: Chat) -> None:
    muncar.says(STOLEN)
    muncar.says(STOLEN.replace("Kedungrejo", "Tambakrejo"))
    komando.hears()

    for minutes in (2, 4, 9, 14):
        turn(posko, minutes=minutes)
        ready = threading.Barrier(2)
        processes = [threading.Thread(target=sweep, args=(posko, ready)) for _ in range(2)]
        for process in processes:
            process.start()
        for process in processes:
            process.join()
        komando.hears()

    with posko.database.transaction() as session:
        cases = [Case.of(session, number) for number in (1, 2)]
        assert [case.step for case in cases if case] == [4, 4]
        keys = [f"notice {n} {step} {komando.chat_id}" for n in (1, 2) for step in (1, 2, 3, 4)]
        assert sorted(Owed.known(session, [*keys, f"notice 1 5 {komando.chat_id}"])) == keys


def test_a_sweep_that_stopped_is_noticed(posko: Posko) -> None:
    posko.does(escalate_incidents)
    stopped = posko.now
    posko.wait(minutes=1, seconds=1)

    with posko.database.transaction() as session:
        assert Heartbeat.silent_since(session, "escalation", posko.now) == stopped
    posko.does(escalate_incidents)
    with posko.database.transaction() as session:
        assert Heartbeat.silent_since(session, "escalation", posko.now) is None


def sweep(posko: Posko, ready: threading.Barrier) -> None:
    ready.wait()
    with posko.database.transaction() as session:
        escalate_incidents(session, posko.now)


def turn(posko: Posko, **span: float) -> None:
    """Put all clocks at so long after the evening's beginning."""
    posko.wait(seconds=(EVENING + timedelta(**span) - posko.now).total_seconds())


def rings(chat: Chat, **span: float) -> list[str]:
    """What is said in a chat when the sweep has its turn so long after the evening's beginning."""
    posko, world = chat.posko, chat.posko.world
    turn(posko, **span)
    before = len(world.heard(chat.chat_id))
    posko.does(escalate_incidents)
    return [message.text for message in world.heard(chat.chat_id)[before:]]


def test_a_notice_that_waits_gives_way(posko: Posko, muncar: Chat, komando: Chat) -> None:
    muncar.says(STOLEN)
    komando.hears()
    posko.delivery.budget.pause(komando.chat_id, EVENING + timedelta(hours=1))
    for minutes in (2, 4, 9):
        assert rings(komando, minutes=minutes) == []

    posko.wait(hours=2)
    posko.deliver()
    (notice,) = [one.text for one in posko.world.heard(komando.chat_id)[1:]]
    assert notice.startswith("⏫ #1 belum dimonitor, 9 mnt")


def test_a_notice_that_waits_when_it_is_resolved_is_not_sent(
    posko: Posko, muncar: Chat, komando: Chat
) -> None:
    muncar.says(STOLEN)
    muncar.hears()
    posko.delivery.budget.pause(komando.chat_id, EVENING + timedelta(minutes=30))
    assert rings(komando, minutes=2) == []
    muncar.presses("Selesai", by=ANDI, on=0)
    answers(muncar, "kapal kembali", by=ANDI)

    assert rings(komando, hours=1) == []
    assert stands(komando).startswith("✅ ")
