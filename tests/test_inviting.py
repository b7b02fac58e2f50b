"""Links and QR codes from the command line."""

import csv
from collections.abc import Iterator
from pathlib import Path

import pypdfium2 as pdfium
import pytest
import zxingcpp

from sandbox.server import Served
from sandbox.world import Person
from tests.field import Chat, Posko, Private
from tests.test_bot import bot

WIDODO = Person(6100000001, "Widodo")


@pytest.fixture
def telegram(posko: Posko) -> Iterator[dict[str, str]]:
    """Settings for commands that ask this world's Telegram."""
    with Served(posko.world) as served:
        yield {"TELEGRAM_TOKEN": "123456:token", "TELEGRAM_API": served.url}


def test_the_first_operator_comes_in_by_a_link_from_the_command_line(
    posko: Posko, prepared: str, telegram: dict[str, str]
) -> None:
    printed = bot(prepared, "invite", "--role", "operator", **telegram).stdout
    link, _, drawn = printed.partition("\n")
    assert link.startswith("https://t.me/posko_bot?start=")
    assert "█" in drawn

    widodo = Private(posko, WIDODO)
    widodo.says("/start " + link.partition("=")[2])
    assert widodo.hears()[0].startswith("👤 Pendaftaran Posko · operator Kab. Banyuwangi")
    tap(widodo, "Polri", "AKP")
    widodo.says("Polresta Banyuwangi")
    assert "operator Kab. Banyuwangi" in shown(widodo)

    for number, label in enumerate(("Grup komando", "Grup lapangan", "Grup lapangan")):
        posko.world.adds_bot(-1001999999990 - number, f"Grup {number}", WIDODO)
        posko.settle()
        group = Chat(posko, -1001999999990 - number)
        tap(group, label, "Seluruh", by=WIDODO)
        assert f"✅ Grup {number} terdaftar sebagai {label.lower()}" in shown(group)


def test_a_units_link_lets_in_as_many_as_it_says(
    posko: Posko, prepared: str, telegram: dict[str, str]
) -> None:
    words = ["--uses", "3", "--region", "35.10.05", "--service", "LINMAS", "--unit", "Linmas"]
    link = bot(prepared, "invite", *words, **telegram).stdout.partition("\n")[0]
    first = [comes_in(posko, number, link) for number in range(3)]

    assert all("Terdaftar: Telegram (Linmas, Linmas)" in text for text in first)
    late = Private(posko, WIDODO)
    late.says("/start " + link.partition("=")[2])
    assert "Tautan ini sudah habis dipakai" in late.hears()[0]


def tap(chat: Chat, *labels: str, by: Person = WIDODO) -> None:
    """Somebody presses one after the other, and sees what comes of each."""
    chat.hears()
    for label in labels:
        chat.presses(label, by=by)
        chat.hears()


def shown(chat: Chat) -> str:
    """What the latest message here says now."""
    chat.hears()
    return chat.shows()


def test_a_region_that_is_not_known_is_told(prepared: str, telegram: dict[str, str]) -> None:
    answer = bot(prepared, "invite", "--region", "99.10", **telegram)

    assert (answer.returncode, answer.stdout) == (1, "")
    assert answer.stderr == "--region: 99.10 is not known; import places first\n"


def test_forty_officers_come_in_by_a_printed_sheet(
    posko: Posko, prepared: str, telegram: dict[str, str], tmp_path: Path
) -> None:
    people = roster(tmp_path / "roster.csv", 40)
    answer = bot(prepared, "sheet", f"{tmp_path}/roster.csv", f"{tmp_path}/s.pdf", **telegram)
    assert answer.stdout == f"{tmp_path}/s.pdf: 40 codes\n"

    links = decoded(tmp_path / "s.pdf")
    assert len(set(links)) == 40
    welcomed = {comes_in(posko, number, link) for number, link in enumerate(links)}

    assert welcomed == {
        f"✅ Terdaftar: {one['rank']} {one['name']} ({'Polri' if number % 2 else 'TNI'}, "
        f"{one['unit']}) · anggota Kec. Muncar"
        for number, one in enumerate(people)
    }


def comes_in(posko: Posko, number: int, link: str) -> str:
    """Somebody scans a code, and presses once more; what they then see."""
    one = Private(posko, Person(6200000000 + number, "Telegram"))
    one.says("/start " + link.partition("=")[2])
    one.hears()
    one.presses("Benar")
    one.hears()
    return one.shows().partition("\n")[0]


def test_a_bad_roster_invites_nobody(
    prepared: str, telegram: dict[str, str], tmp_path: Path
) -> None:
    (tmp_path / "r.csv").write_text("name,rank,service,unit,region\nA,,POLISI,x,35.10\n")
    answer = bot(prepared, "sheet", f"{tmp_path}/r.csv", f"{tmp_path}/s.pdf", **telegram)

    assert answer.returncode == 1
    assert answer.stderr.splitlines()[0].startswith("r.csv:2: service: Input should be 'TNI'")
    assert not (tmp_path / "s.pdf").exists()


def roster(path: Path, people: int) -> list[dict[str, str]]:
    """A roster of invented people."""
    rows = [
        {
            "name": f"Orang Ke-{number}",
            "rank": "Bripka" if number % 2 else "Serda",
            "service": "POLRI" if number % 2 else "TNI",
            "unit": "Polsek Muncar" if number % 2 else "Koramil Muncar",
            "role": "member",
            "region": "35.10.05",
        }
        for number in range(people)
    ]
    with path.open("w", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)
    return rows


def decoded(path: Path) -> list[str]:
    """The texts of all QR codes in a PDF, as a phone would read them from paper."""
    document = pdfium.PdfDocument(path)
    pages = [page.render(scale=2).to_pil() for page in document]
    document.close()
    return [code.text for page in pages for code in zxingcpp.read_barcodes(page)]
