"""Results of the vote and voters' identities are refused; their look-alikes are not."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reading.neutrality import forbidden
from reading.results import ORDINARY, RULES, SIGNS, pattern
from tests.reading.clerk import HERE


def listed(file: str) -> list[str]:
    return (HERE / file).read_text().splitlines()


@pytest.mark.parametrize(
    "text",
    [
        *listed("results.txt"),
        "paslon 01 120 suara paslon 02 98 suara",
        "120 suara",
        "1.234 suara sah",
        "seratus dua puluh suara untuk paslon satu",
        "paslon satu seratus dua puluh, paslon dua sembilan puluh",
        "paslon nomor satu menang",
        "01 dapat 120 02 dapat 98",
        "01 (120) 02 (98)",
        "01 120 02 98",
        "nomor 1: 120, nomor 2: 98",
        "Gub 01: 120 02: 98",
        "surat suara sah 200, tidak sah 5",
        "paslon 02 tertinggal jauh",
        "suara untuk 01 sebanyak 120",
        "jumlah suara 01 = 120",
        "skor TPS 4: 120 - 98",
        "hasil penghitungan suara TPS 4: 120-98",
        "Paslon 01: 60,5%",
        "55 persen untuk paslon satu",
        "kotak kosong menang",
        "kotak kosong 90 suara",
        "cagub 1 = 145, cagub 2 = 99",
        "partai Golkar unggul",
        "PKB menang telak",
        "Gerindra 45 suara",
        "PKS: 30",
        "paslon 01 mendapat dukungan 120",
        "pendukung calon kalah mengamuk",
        "saksi paslon 1 protes karena paslon 2 unggul",
        "saksi paslon 1: 120 suara",
        "candidate 1 won with 120 votes",
        "candidate 2 leads 55%",
        "PASLON 01\n120 SUARA",
        "paslon\u200b 01 u\u200bnggul",
        "paslon ０１ １２０ suara",
        "p.a.s.l.o.n 01 120 suara",
        "<b>paslon 01</b> unggul",
        "C hasil: wati 150 budi 120",
        "perolehan wati 150, budi santoso 120",
        "hasil TPS 3: wati 120, budi 130",
        "gub: 1=100 2=200 3=50",
        "1=100, 2=200",
        "selisih suara paslon 1 dan 2 hanya 12",
        "paslon 1 vs 2 : 120 - 98",
        "suara nomor 1 ada 120",
        "P1 120 P2 98",
        "wati menang di TPS 4",
    ],
)
@pytest.mark.parametrize("report", ["{}", "/handoff TPS 4 Kedungrejo ke PPS 2 kotak, {}, aman"])
def test_results_in_figures_words_and_percents_are_refused(text: str, report: str) -> None:
    assert forbidden(report.format(text)) == "neutrality"


@pytest.mark.parametrize(
    "text",
    [
        *listed("neutral.txt"),
        "22 kotak suara, 132 segel",
        "dua kotak suara",
        "surat suara lebih 12",
        "surat suara sah dan tidak sah dipisah",
        "saksi paslon 01 2 orang pingsan",
        "saksi 01 dan 02 adu mulut",
        "pendukung paslon 01 dan paslon 02 bentrok",
        "kunjungan paslon nomor urut 2 pukul 09.00 dikawal 20 orang",
        "cabup 2 hadir, 10 orang",
        "tim paslon 1 bagi uang 50 ribu",
        "hasil patroli 10 TPS aman",
        "hasil rapat: rekap mulai jam 08.00",
        "kotak hasil penghitungan suara TPS 4 digeser",
        "pemungutan suara ditunda 2 jam",
        "partisipasi pemilih 70 persen",
        "TPS 01: 2 kotak, TPS 02: 2 kotak",
        "TPS 01 (2 kotak) TPS 02 (2 kotak)",
        "TPS 01 dapat 2 kotak",
        "TPS 01 dan 02 dapat jatah 300 surat suara",
        "TPS 03 tertinggal 1 kotak",
        "calon pemilih belum datang 12 orang",
        "TPS nomor 1: 2 kotak, nomor 2: 2 kotak",
        "TPS 01 02 03 04",
        "pemilih menang undian",
        "truk kalah tenaga",
        "kotak kosong 2 buah",
        "hitung ulang kotak 2 kali",
        "pilgub 11 pilbup 11",
        "TPS 1=2 2=2 3=2 kotak",
        "TPS 1=12, 2=12, 3=12 segel",
        "C hasil: gub 12 bup 12",
        "C hasil salinan 12 rangkap 15",
        "hasil cek: kotak 22 segel 132 utuh",
        "rekap kotak: Gitik 22, Bubuk 24",
        "selisih surat suara 2 lembar",
    ],
)
@pytest.mark.parametrize("report", ["{}", "/handoff TPS 4 Kedungrejo ke PPS 2 kotak, {}, aman"])
def test_ordinary_reports_are_not(text: str, report: str) -> None:
    assert forbidden(report.format(text)) is None


@pytest.mark.parametrize(
    "text",
    [
        *listed("identities.txt"),
        "pemilih 3510.1623.0485.0001 ganda",
        "35 10 16 23 04 85 0001",
        "351016/230485/0001",
        "3 5 1 0 1 6 2 3 0 4 8 5 0 0 0 1",
        "3510_1623_0485_0001",
        "3510 1623\n0485 0001",
        "(3510-16230485-0001)",
        "3510166304850001",
        "NIK 9999999999999999",
        "nik 1234 5678 9012 3456",
        "NIK 35101623048500O1",
        "nik 351016230485000",
        "no KTP 0000 1111 2222 3333",
        "NIK pemilih tersebut: 9876543210987654",
    ],
)
@pytest.mark.parametrize("report", ["{}", "/incident {} mencoblos dua kali TPS 4"])
def test_a_voters_identity_is_refused_in_any_grouping(text: str, report: str) -> None:
    assert forbidden(report.format(text)) == "privacy"


@pytest.mark.parametrize(
    "text", ["pemilih Wati hp 081234567890", "pemilih a.n Wati no. HP 0812-3456-7890 ditolak"]
)
def test_a_voters_telephone_is_refused(text: str) -> None:
    assert forbidden(f"/incident {text} TPS 4") == "privacy"


@pytest.mark.parametrize(
    "text",
    [
        "pemilih pingsan, hp 081234567890",
        "pemilih pingsan hubungi petugas hp 081234567890",
        "antrian pemilih panjang. hp saya 081234567890",
        "hp 0812-3456-7890 dan 0823 4567 8901",
        "081234567890, 081234567891",
        "+62 812 3456 7890",
        "nomor seri 12345678 23456789",
        "chat id -1001234567890",
        "NRP 85041234",
        "plat P 1234 AB",
        "27112024 1930",
        "11.20 12.30 12.45 12.50 13.00",
        "TPS 1,2,4,5,7,8,10,11,13,14,15",
        "TPS 11 12 13 14 15 16 17 18 19",
        "rekening 1234567890123",
        "koordinat -8.4321 114.3456",
        "NIK tidak sesuai TPS 4",
        "KTP hilang, hubungi 0812",
        "KK dan KTP tidak dibawa TPS 1 s/d 12",
        "172 kotak 1032 segel 2024 11 27",
    ],
)
def test_other_long_numbers_are_not(text: str) -> None:
    assert forbidden(text) is None


@pytest.mark.parametrize("rule", RULES + ORDINARY)
@settings(
    max_examples=30, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much]
)
@given(text=st.data())
def test_whatever_a_rule_finds_holds_one_of_the_signs(rule: str, text: st.DataObject) -> None:
    found = text.draw(st.from_regex(pattern(rule), fullmatch=True))

    assert re.search(SIGNS, found)


def test_an_identity_weighs_more_than_a_result() -> None:
    assert forbidden("NIK 3510162304850001 paslon 01 unggul") == "privacy"
