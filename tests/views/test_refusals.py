"""Each refusal is one line, in both languages, that says what to do."""

import pytest

from models.glossary import Duty
from models.refusals import (
    AlreadyEnrolled,
    AlreadySettled,
    AmbiguousPlace,
    Anonymous,
    BeingChecked,
    CommandGroupsOnly,
    EmptyHandoff,
    EmptyIncident,
    FormClosed,
    MissingPlace,
    MissingStages,
    MissingStation,
    NeedsForces,
    Neutrality,
    NoBoxes,
    NoReason,
    NotEnrolled,
    NothingToWithdraw,
    NotMoved,
    NotYourDuty,
    NotYours,
    OnlyInPrivate,
    OtherKind,
    OtherRegion,
    OwnReport,
    Privacy,
    Refusal,
    Revoked,
    SameService,
    SameStage,
    StaleButton,
    StationFirst,
    TooLate,
    TooManyGuesses,
    UnclearPolicy,
    UnknownCode,
    UnknownFormat,
    UnknownIncident,
    UnknownStation,
    UnreadAnswer,
    UnreadSchedule,
    UsedUp,
    WhichIncident,
    WhichReport,
    WrittenInPrivate,
)
from models.source import Source
from tests.field import EVENING
from views.cards import refusal_line

SOURCE = Source(-1001000000005, 17, 1, "An<di>", "", EVENING, edited=False)

AMBIGUOUS = AmbiguousPlace([("Karangrejo", "Banyuwangi"), ("Karangrejo", "Blimbingsari")])

EVERY = [
    AlreadyEnrolled(),
    AMBIGUOUS,
    Anonymous(),
    AlreadySettled("joint", "Serda Budi (TNI)"),
    AlreadySettled("disputed", "Serda Budi (TNI)"),
    AlreadySettled("settled", "AKP Totok (POLRI)"),
    BeingChecked("Serda Budi (TNI)"),
    CommandGroupsOnly(),
    EmptyHandoff(),
    EmptyIncident(),
    FormClosed(),
    MissingPlace("village", "Kdgrj"),
    MissingPlace("kecamatan", None),
    MissingStages(None, None),
    MissingStages("TPS", None),
    MissingStages(None, "PPK"),
    MissingStation("Kedungrejo"),
    NeedsForces(),
    Neutrality(),
    NoBoxes("Kedungrejo"),
    NoReason("as_reported"),
    NoReason("not_moved"),
    NotEnrolled(),
    NotMoved(),
    NotYourDuty(),
    OnlyInPrivate(),
    OwnReport(),
    SameService("POLRI"),
    NothingToWithdraw(),
    NotYours(),
    NotYourDuty(Duty.COMMANDER),
    NotYourDuty(Duty.OPERATOR),
    OtherKind(17),
    OtherRegion(),
    Privacy(),
    Revoked(),
    SameStage("PPS"),
    StaleButton(),
    TooManyGuesses(),
    UnknownCode(),
    UnknownFormat("docx"),
    UnclearPolicy(),
    UnknownIncident(17),
    UnknownStation("Kedungrejo", [98, 99], 16),
    UnreadSchedule("tiap saat"),
    UsedUp(),
    WhichReport(),
    StationFirst(),
    TooLate(17),
    UnknownStation("Kedungrejo", [98, 99], 16),
    UnreadAnswer(),
    WhichIncident([14, 15, 16]),
    WrittenInPrivate(),
]


@pytest.mark.parametrize("refusal", EVERY, ids=lambda refusal: type(refusal).__name__)
@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("example", ["Kedungrejo", None])
def test_a_refusal_is_one_line(refusal: Refusal, language: str, example: str | None) -> None:
    text = refusal_line(refusal, language, SOURCE, None, example)

    assert "\n" not in text
    assert text.startswith("❓ <b>An&lt;di&gt;</b>: ")
    assert len(text) < 300


def test_every_refusal_has_its_text() -> None:
    assert {type(refusal).__name__ for refusal in EVERY} | {"UnknownChat"} == {
        kind.__name__ for kind in Refusal.__subclasses__()
    }


def test_an_ambiguous_village_is_a_question() -> None:
    assert refusal_line(AMBIGUOUS, "id", SOURCE, None, None) == (
        "❓ <b>An&lt;di&gt;</b>: Karangrejo (Kec. Banyuwangi) atau Karangrejo (Kec. Blimbingsari)? "
        "Belum dicatat; tulis ulang dengan kecamatannya, misalnya: TPS 4 Karangrejo Kec. Banyuwangi"
    )
