"""Evidence: photos, videos, places and papers go to the report that they came with."""

from jobs.upkeep import forget_albums
from models.evidence import Evidence, Subject
from sandbox.chats import Attachment
from tests.field import Chat, Posko

REPORT = "/handoff TPS 4 Kedungrejo -> PPS 2 kotak"


def test_a_caption_makes_the_report_and_its_evidence(posko: Posko, muncar: Chat) -> None:
    photo = muncar.says(REPORT, caption=Attachment("photo", content=b"12345"))

    (kept,) = evidence(posko, "handoff", 1)
    assert (kept.medium, kept.size, kept.message_id) == ("photo", 5, photo)
    assert kept.file_id.startswith("file-")
    assert kept.unique_id
    assert len(muncar.hears()) == 1


def test_a_reply_to_the_report_attaches(posko: Posko, muncar: Chat) -> None:
    report = muncar.says(REPORT)
    muncar.hears()
    muncar.says("", caption=Attachment("video"), reply_to=report)
    muncar.says("", caption=Attachment("location", place=(-8.43, 114.33)), reply_to=report)

    assert media(posko, "handoff", 1) == ["video", "location"]
    assert evidence(posko, "handoff", 1)[1].latitude == -8.43
    assert muncar.hears() == [
        "📎 Video masuk serah terima #1 · Bripka Andi Sutrisno (Polri)",
        "📎 Lokasi masuk serah terima #1 · Bripka Andi Sutrisno (Polri)",
    ]


def test_a_reply_to_the_card_attaches_also_to_an_amended_report(posko: Posko, muncar: Chat) -> None:
    report = muncar.says(REPORT)
    muncar.edits(report, REPORT + " segel utuh")
    muncar.hears()
    card = posko.world.heard(muncar.chat_id)[-1].message_id
    muncar.says("berita acara", caption=Attachment("document", "ba.pdf"), reply_to=card)

    assert media(posko, "handoff", 1) == ["document"]


def test_a_reply_to_a_card_of_several_reports_asks_which(posko: Posko, muncar: Chat) -> None:
    for station in range(1, 17):
        muncar.writes(f"/handoff TPS {station} Kedungrejo -> PPS")
    posko.settle()
    muncar.hears()
    merged = posko.world.heard(muncar.chat_id)[-1].message_id
    muncar.says("", caption=True, reply_to=merged)

    assert "Balas pesan laporannya sendiri" in muncar.hears()[-1]
    assert not evidence(posko, "handoff", 16)


def test_an_incident_has_evidence_too(posko: Posko, muncar: Chat) -> None:
    muncar.says("/incident segel rusak TPS 3 Blambangan", caption=True)

    assert media(posko, "incident", 1) == ["photo"]


def test_an_album_goes_to_its_report_whichever_comes_first(posko: Posko, muncar: Chat) -> None:
    muncar.says("", caption=Attachment("photo", album="a1"))
    muncar.says(REPORT, caption=Attachment("photo", album="a1"))
    muncar.says("", caption=Attachment("video", album="a1"))

    assert media(posko, "handoff", 1) == ["photo", "photo", "video"]
    assert len(muncar.hears()) == 1


def test_an_album_in_one_batch_goes_to_its_report(posko: Posko, muncar: Chat) -> None:
    muncar.writes("", caption=Attachment("photo", album="a1"))
    muncar.writes(REPORT, caption=Attachment("photo", album="a1"))
    muncar.writes("", caption=Attachment("photo", album="a1"))
    muncar.writes("", caption=Attachment("photo", album="a2"))
    posko.settle()

    assert len(evidence(posko, "handoff", 1)) == 3


def test_an_album_in_reply_to_a_report_is_answered_once(posko: Posko, muncar: Chat) -> None:
    report = muncar.says(REPORT)
    muncar.hears()
    for _ in range(4):
        muncar.says("", caption=Attachment("photo", album="a1"), reply_to=report)

    assert len(evidence(posko, "handoff", 1)) == 4
    assert len(muncar.hears()) == 1


def test_pictures_of_no_report_are_not_kept(posko: Posko, muncar: Chat) -> None:
    talk = muncar.says("lihat ini")
    muncar.says("", caption=True)
    muncar.says("", caption=True, reply_to=talk)
    muncar.says("", caption=Attachment("photo", album="a1"))
    posko.wait(hours=2)
    posko.does(forget_albums)

    with posko.database.transaction() as session:
        assert Evidence.of_album(session, muncar.chat_id, "a1") is None
    muncar.says(REPORT, caption=Attachment("photo", album="a1"))
    assert len(evidence(posko, "handoff", 1)) == 1
    assert len(muncar.hears()) == 1


def test_a_caption_with_results_is_refused_and_its_picture_is_not_kept(
    posko: Posko, muncar: Chat
) -> None:
    report = muncar.says(REPORT)
    muncar.hears()
    muncar.says("paslon 01 120 suara", caption=True, reply_to=report)

    assert not evidence(posko, "handoff", 1)
    assert len(muncar.hears()) == 1


def test_an_edit_keeps_a_picture_once(posko: Posko, muncar: Chat) -> None:
    report = muncar.says("/handoff TPS 4 Kedungrejo", caption=True)
    muncar.edits(report, REPORT)
    muncar.edits(report, REPORT + " segel utuh")
    muncar.edits(report, REPORT + " segel utuh")

    assert len(evidence(posko, "handoff", 1)) == 1


def evidence(posko: Posko, kind: str, number: int) -> list[Evidence]:
    """What is kept with a report."""
    with posko.database.transaction() as session:
        return list(Evidence.of(session, Subject(kind, number)))


def media(posko: Posko, kind: str, number: int) -> list[str]:
    """What kinds of things are kept with a report."""
    return [one.medium.value for one in evidence(posko, kind, number)]
