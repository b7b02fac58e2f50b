"""What officers do with /batal, and what the group then sees."""

import json

from models.glossary import Stage
from tests.field import ANDI, BUDI, Chat, Posko
from tests.handlers.test_handoff import boxes
from tests.test_bot import bot


def test_the_latest_report_is_withdrawn_and_its_boxes_return(posko: Posko, muncar: Chat) -> None:
    muncar.says("/handoff TPS 4 Kedungrejo berangkat ke PPS pkl 19.10")
    muncar.says("/handoff TPS 4 Kedungrejo tiba di PPS")
    muncar.hears()
    muncar.read = 0
    muncar.says("/batal")

    gone = "🗑 Serah terima #2 · dibatalkan pelapor 19.30 WIB · Bripka Andi Sutrisno (Polri)"
    first, second, answer = muncar.hears()
    assert first.startswith("🗳 Serah terima #1")
    assert (second, answer) == (gone, gone)
    assert boxes(posko) == {(Stage.TPS, Stage.PPS): 2, (Stage.KPU, None): 30}


def test_a_report_is_named_by_replying_to_it_or_to_its_card(posko: Posko, muncar: Chat) -> None:
    first = muncar.says("/handoff TPS 4 Kedungrejo -> PPS")
    muncar.says("/handoff TPS 5 Kedungrejo -> PPS")
    muncar.says("/handoff TPS 6 Kedungrejo -> PPS")
    muncar.hears()
    card = posko.world.heard(muncar.chat_id)[1].message_id

    muncar.says("/batal", reply_to=first)
    muncar.says("/batal", reply_to=card)

    assert [text[:18] for text in muncar.hears()] == ["🗑 Serah terima #1 ", "🗑 Serah terima #2 "]
    assert boxes(posko) == {(Stage.PPS, None): 2, (Stage.KPU, None): 30}


def test_nobody_withdraws_anothers_report(posko: Posko, muncar: Chat) -> None:
    message = muncar.says("/handoff TPS 4 Kedungrejo -> PPS")
    muncar.hears()
    muncar.says("/batal", BUDI, reply_to=message)
    muncar.says("/batal", BUDI)

    assert [text.partition(": ")[2] for text in muncar.hears()] == [
        "Hanya penulis laporan ini yang dapat mengisi atau memperbaikinya.",
        "Tidak ada laporan Anda yang dapat dibatalkan di sini. "
        "Balas laporan atau kartunya dengan /batal.",
    ]
    assert boxes(posko)[Stage.PPS, None] == 2


def test_after_a_quarter_of_an_hour_it_is_too_late(posko: Posko, muncar: Chat) -> None:
    muncar.says("/handoff TPS 4 Kedungrejo -> PPS")
    muncar.hears()
    posko.wait(minutes=16)
    muncar.says("/batal")

    assert "#1 sudah lebih dari 15 menit" in muncar.hears()[0]
    assert boxes(posko)[Stage.PPS, None] == 2


def test_a_withdrawn_report_stays_on_record(prepared: str, muncar: Chat) -> None:
    muncar.says("/handoff TPS 4 Kedungrejo -> PPS")
    muncar.says("/batal")

    (report,) = map(json.loads, bot(prepared, "export", "reports").stdout.splitlines())
    assert (report["number"], report["state"]) == (1, "withdrawn")


def test_an_edit_takes_a_withdrawn_report_up_again(
    prepared: str, posko: Posko, muncar: Chat
) -> None:
    message = muncar.says("/handoff TPS 4 Kedungrejo -> PPS")
    muncar.says("/batal")
    muncar.edits(message, "/handoff TPS 4 Kedungrejo -> PPS")
    assert boxes(posko) == {(Stage.KPU, None): 32}

    muncar.edits(message, "/handoff TPS 5 Kedungrejo -> PPS")

    (report,) = map(json.loads, bot(prepared, "export", "reports").stdout.splitlines())
    assert (report["number"], report["state"]) == (1, "arrived")
    assert boxes(posko) == {(Stage.PPS, None): 2, (Stage.KPU, None): 30}


def test_a_withdrawn_incident_is_open_no_more(muncar: Chat, komando: Chat) -> None:
    muncar.says("/incident kritis kebakaran di TPS 4 Kedungrejo")
    komando.hears()
    komando.read = 0
    muncar.says("/batal")

    assert komando.hears() == [
        "🗑 Kejadian #1 · dibatalkan pelapor 19.30 WIB · Bripka Andi Sutrisno (Polri)"
    ]
    komando.says("/status")
    assert "kebakaran" not in komando.hears()[0]


def test_an_open_form_is_given_up(muncar: Chat) -> None:
    muncar.says("/handoff", ANDI)
    muncar.hears()
    muncar.read = 0
    muncar.says("/batal", ANDI)

    assert muncar.hears()[0].startswith("✖️ Andi Sutrisno: formulir dibatalkan")


def test_who_told_it_is_shown_and_exported(prepared: str, muncar: Chat) -> None:
    muncar.says("/handoff TPS 4 Kedungrejo -> PPS an. Serda Songgon via ht")

    assert "Bripka Andi Sutrisno (Polri) an. Serda Songgon via HT" in muncar.hears()[0]
    (report,) = map(json.loads, bot(prepared, "export", "reports").stdout.splitlines())
    assert (report["on_behalf"], report["channel"]) == ("Serda Songgon", "HT")


def test_the_ledger_knows_of_what_was_withdrawn(prepared: str, muncar: Chat) -> None:
    muncar.says("/handoff TPS 4 Kedungrejo berangkat ke PPS pkl 19.10")
    message = muncar.says("/handoff TPS 4 Kedungrejo -> PPS")
    muncar.says("/batal", reply_to=message)
    muncar.says("/incident listrik padam TPS 4 Kedungrejo")
    muncar.says("/batal")
    taken_up = muncar.says("/handoff TPS 5 Kedungrejo -> PPS")
    muncar.says("/batal")
    muncar.edits(taken_up, "/handoff TPS 6 Kedungrejo -> PPS")

    verified = bot(prepared, "verify")
    assert verified.returncode == 0, verified.stdout + verified.stderr


def test_what_custody_finds_in_a_report_is_no_report_of_its_own(
    prepared: str, muncar: Chat
) -> None:
    muncar.says("/handoff TPS 4 Kedungrejo -> PPS 1 kotak segel rusak")

    (report,) = map(json.loads, bot(prepared, "export", "reports").stdout.splitlines())
    assert report["kind"] == "handoff"


def test_the_card_of_a_withdrawn_report_with_a_difference_says_so(muncar: Chat) -> None:
    muncar.says("/handoff PPS Kedungrejo -> PPK 31 kotak")
    muncar.says("/batal")

    assert muncar.shows(0).startswith("🗑 Serah terima #1 · dibatalkan pelapor 19.30 WIB")
