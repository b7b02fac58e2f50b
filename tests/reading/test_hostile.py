"""Any text whatever: nothing breaks the reader, and no dressing changes what is read."""

from collections.abc import Callable
from datetime import time as clock
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reading.message import read_message
from reading.neutrality import Forbidden
from reading.words import words
from tests.reading.clerk import ELECTIONS, KEDUNGREJO, MUNCAR, gazetteer, handoff, incident

LONGEST = 4096
WORDS = [
    *words(
        "tps pps ppk kpu kotak segel 1 2 004 19.30 s/d - , . ( ) : -> <- dari ke tiba gub bup desa",
        "kedungrejo kec muncar paslon 01 suara hasil nik 3510 masing semua rusak tidak ada utuh",
        "jam wib tinggi sedang listrik surat satu puluh i iv \u200f <b> '; --",
    ),
    "\n",
]
WORDS.sort()
HOSTILE = st.one_of(
    st.text(max_size=LONGEST),
    st.text("\u200b\u200f\u202e\x00\x1f\ufeff🗳️👨‍👩‍👧a1٣<>&'\";/\\-\n ", max_size=LONGEST),
    st.lists(st.sampled_from(WORDS), max_size=600).map(" ".join),
    st.builds(lambda word, times: word * times, st.sampled_from(WORDS), st.integers(0, LONGEST)),
)


@settings(max_examples=150, deadline=None)
@given(
    HOSTILE,
    st.sampled_from(["/handoff ", "/incident ", ""]),
    st.sampled_from(["35.10", MUNCAR, KEDUNGREJO]),
)
def test_no_text_breaks_the_reader(text: str, command: str, scope: str) -> None:
    found = read_message(command + text, gazetteer(scope), ELECTIONS)

    assert command or found is None or isinstance(found, Forbidden)


def test_what_goes_beyond_a_message_is_not_read() -> None:
    assert handoff("TPS 4 Kedungrejo ke PPS" + " " * LONGEST + "2 kotak").boxes is None


REPORTS = (
    "TPS 1 s/d 4 Kedungrejo ke PPS, 8 kotak, segel utuh, pkl 19.30 wib",
    "ppk muncar terima 20 ktk dari pps kumendung",
    "TPS 7 desa Aliyan brgkt ke PPS gub 1 bup 1 sgl putus",
    "PPS Sumbersewu → PPK 16 kotak",
)
INCIDENTS = (
    "tinggi listrik padam di TPS 4 Kedungrejo pkl 19.30",
    "kotak suara tps 3 tambakrejo kehujanan",
    "darurat massa bentrok depan PPK",
)
OPENINGS = (
    "izin melaporkan Komandan, ", "Selamat malam ndan, mohon ijin lapor: ", "86 siap ",
    "Assalamualaikum wr wb. ", "Kepada Yth Dandim 0825, dilaporkan ", "Ijin lapor dan. ",
)  # fmt: skip
CLOSINGS = (
    ", aman kondusif", " DUMP", ". Demikian untuk menjadi periksa", " nihil hambatan", " 🙏",
    ", situasi aman terkendali, terima kasih", "\nfoto terlampir", " mohon arahan lebih lanjut",
)  # fmt: skip


def add(closing: str, text: str) -> str:
    return text + closing


DRESSES: dict[str, Callable[[str], str]] = {
    "capitals": str.upper,
    "small letters": str.lower,
    "doubled blanks": lambda text: text.replace(" ", "  "),
    "lines": lambda text: "\n" + text + "\n\n",
    "no-break blanks": lambda text: text.replace(" ", "\u00a0"),
    "zero-width": "\u200b".join,
    "right-to-left marks": lambda text: "\u200f" + text.replace(" ", " \u200f"),
    "Arabic digits": lambda text: text.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")),
    "wide digits": lambda text: text.translate(str.maketrans("0123456789", "０１２３４５６７８９")),
    "bold": lambda text: f"<b>{text}</b>",
    "emoji": lambda text: "🗳️ " + text.replace(",", " ✅,") + " 🔒",
    "SQL": lambda text: text + " '; DROP TABLE handoffs; --",
}
ALL_DRESSES = [
    *[pytest.param(dress, id=name) for name, dress in DRESSES.items()],
    *[pytest.param(opening.__add__, id=opening) for opening in OPENINGS],
    *[pytest.param(partial(add, closing), id=closing) for closing in CLOSINGS],
]


@pytest.mark.parametrize("dress", ALL_DRESSES)
@pytest.mark.parametrize("text", REPORTS)
def test_no_dressing_changes_a_handoff(text: str, dress: Callable[[str], str]) -> None:
    assert handoff(dress(text)) == handoff(text)


@pytest.mark.parametrize("dress", ALL_DRESSES)
@pytest.mark.parametrize("text", INCIDENTS)
def test_no_dressing_changes_an_incident(text: str, dress: Callable[[str], str]) -> None:
    assert incident(dress(text)) == incident(text)


STATIONS = st.lists(st.integers(1, 40), min_size=1, max_size=4, unique=True).map(sorted)
LISTS = st.sampled_from([", ", " dan ", " & ", ","])
SEALS = {
    None: [""],
    "intact": ["segel utuh", "sgl lengkap", "kondisi tersegel", "segel tidak rusak"],
    "broken": ["segel rusak", "sgl ada yg putus", "segel tdk utuh"],
    "missing": ["tanpa segel", "segel hilang", "tidak ada segel"],
}
WAYS = {"arrived": ["ke", "->", "tiba di", "sdh sampai di"], "departed": ["menuju", "berangkat ke"]}


@settings(max_examples=300, deadline=None)
@given(st.data(), STATIONS, LISTS, st.sampled_from(sorted(WAYS)), st.sampled_from([*SEALS]))
def test_a_meaning_in_random_wording_is_read_back(
    data: st.DataObject, numbers: list[int], comma: str, phase: str, seal: str | None
) -> None:
    boxes = data.draw(st.none() | st.integers(1, 999))
    at = data.draw(st.none() | st.times().map(lambda one: one.replace(second=0, microsecond=0)))
    parts = [
        data.draw(st.sampled_from(SEALS[seal])),
        data.draw(st.sampled_from(["{} kotak", "{} ktk", "sebanyak {} kotak suara"])).format(boxes)
        if boxes
        else "",
        f"pkl {at:%H.%M}" if at else "",
        data.draw(st.sampled_from(["", "aman kondusif", "kawal 1 polri 1 tni 2 linmas"])),
    ]
    way = data.draw(st.sampled_from(WAYS[phase]))
    tail = ", ".join(part for part in data.draw(st.permutations(parts)) if part)
    text = f"TPS {comma.join(map(str, numbers))} Kedungrejo {way} PPS, {tail}"
    reading = handoff(text)

    assert (reading.tps, reading.boxes, reading.seal, reading.phase, reading.time) == (
        tuple(numbers), boxes, seal, phase, at,
    ), text  # fmt: skip
    assert (reading.origin, reading.destination) == ("TPS", "PPS")


def test_times_are_of_the_day() -> None:
    assert handoff("TPS 4 ke PPS 23.59").time == clock(23, 59)
