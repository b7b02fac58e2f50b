"""Names as typed, and the group's region, to the one place that is meant."""

import pytest

from reading.places import Gazetteer, Place
from tests.reading.clerk import BANYUWANGI, KEDUNGREJO, MUNCAR, handoff, incident


@pytest.mark.parametrize(
    ("typed", "village"),
    [
        ("Kedungrejo", "35.10.05.2002"),
        ("KEDUNGREJO", "35.10.05.2002"),
        ("ds kedungrejo", "35.10.05.2002"),
        ("Ds. Kedung Rejo", "35.10.05.2002"),
        ("desa kdg rejo", "35.10.05.2002"),
        ("dsa kedungrejo", "35.10.05.2002"),
        ("kel. kedungrejo", "35.10.05.2002"),
        ("kedungrjo", "35.10.05.2002"),
        ("kedugnrejo", "35.10.05.2002"),
        ("Kedoengredjo", "35.10.05.2002"),
        ("wringin ptih", "35.10.05.2007"),
        ("Blambangn", "35.10.05.2005"),
    ],
)
def test_a_name_is_known_apart_together_shortened_or_misspelt(typed: str, village: str) -> None:
    assert handoff(f"TPS 3 {typed} ke PPS").desa == village


@pytest.mark.parametrize(
    ("scope", "typed", "village"),
    [
        ("35.10.16", "Kampung Mandar", "35.10.16.1013"),
        ("35.10.16", "kp mandar", "35.10.16.1013"),
        ("35.10.14", "Macanputih", "35.10.14.2013"),
        ("35.10.09", "genteng kln", "35.10.09.2003"),
        ("35.10.12", "benelan kdl", "35.10.12.2003"),
        ("35.10.14", "benelan lr", "35.10.14.2004"),
        ("35.10.12", "Benelan", "35.10.12.2003"),
        ("35.10.11", "kalibaru wtn", "35.10.11.2003"),
        ("35.10.11", "kalibaru klon", "35.10.11.2001"),
        ("35.10.11", "kalibaru mans", "35.10.11.2002"),
        ("35.10.25", "Watu Kebo", "35.10.25.2003"),
        ("35.10.18", "Watukebo", "35.10.18.2008"),
        ("35.10.17", "Grogol", "35.10.17.2006"),
        ("35.10.19", "Songgon", "35.10.19.2001"),
        ("35.10.13", "Bubuk", "35.10.13.2007"),
    ],
)
def test_the_places_of_the_groups_region_come_first(scope: str, typed: str, village: str) -> None:
    assert handoff(f"TPS 3 {typed} ke PPS", scope).desa == village


@pytest.mark.parametrize(
    ("typed", "village"),
    [
        ("Watukebo Kec. Wongsorejo", "35.10.18.2008"),
        ("Watukebo, kec blimbingsari", "35.10.25.2003"),
        ("Tamansari Licin", "35.10.24.2008"),
        ("Tamansari kcmtn Tegalsari", "35.10.23.2003"),
        ("desa Aliyan", "35.10.13.2001"),
        ("Parijatah Wetan", "35.10.08.2006"),
    ],
)
def test_a_village_elsewhere_is_found_by_its_kecamatan_or_if_it_is_the_only_one(
    typed: str, village: str
) -> None:
    assert handoff(f"TPS 3 {typed} ke PPS").desa == village


@pytest.mark.parametrize(
    ("scope", "typed", "choices"),
    [
        (MUNCAR, "Watukebo", {"35.10.18.2008", "35.10.25.2003"}),
        (BANYUWANGI, "Karangrejo", {"35.10.16.1007", "35.10.25.2008"}),
        (BANYUWANGI, "Benelan", {"35.10.12.2003", "35.10.14.2004"}),
        ("35.10.09", "Genteng", {"35.10.09.2002", "35.10.09.2003"}),
        ("35.10.11", "Kalibaru", {"35.10.11.2001", "35.10.11.2002", "35.10.11.2003"}),
        (MUNCAR, "Kumendung dan Tapanrejo", {"35.10.05.2010", "35.10.05.2006"}),
        (MUNCAR, "Kumendung dan TPS 4 Tapanrejo", {"35.10.05.2010", "35.10.05.2006"}),
        (MUNCAR, "Kumendung, Tapanrejo TPS 4", {"35.10.05.2010", "35.10.05.2006"}),
    ],
)
def test_what_several_places_are_called_is_asked_not_guessed(
    scope: str, typed: str, choices: set[str]
) -> None:
    reading = handoff(f"TPS 3 {typed} ke PPS", scope)

    assert (reading.kecamatan, reading.desa) == (None, None)
    assert {place.code for place in reading.candidates} == choices
    assert reading.needs_choice


@pytest.mark.parametrize("typed", ["Muncar", "Xanadu", "Zzz"])
def test_a_village_that_is_none_is_left_open(typed: str) -> None:
    reading = handoff(f"TPS 3 desa {typed} ke PPS")

    assert (reading.kecamatan, reading.desa) == (MUNCAR, None)


def test_a_village_that_is_not_known_is_told_as_typed() -> None:
    assert handoff("TPS 3 desa Xanadu ke PPS").unread == "Xanadu"


@pytest.mark.parametrize(
    ("text", "kecamatan", "village"),
    [
        ("PPS Songgon ke PPK", "35.10.19", "35.10.19.2001"),
        ("PPK Songgon ke KPU", "35.10.19", None),
        ("PPK Srono menerima 20 kotak dari PPS Kebaman", "35.10.08", "35.10.08.2004"),
        ("PPS Karangrejo ke PPK Blimbingsari", "35.10.25", "35.10.25.2008"),
        ("PPK Muncar ke gudang KPU Banyuwangi", "35.10.05", None),
        ("kec. Glenmore: TPS 7 Sepanjang ke PPS", "35.10.10", "35.10.10.2002"),
    ],
)
def test_a_name_of_both_a_village_and_a_kecamatan_is_told_by_the_stage(
    text: str, kecamatan: str, village: str | None
) -> None:
    reading = handoff(text, BANYUWANGI)

    assert (reading.kecamatan, reading.desa) == (kecamatan, village)


@pytest.mark.parametrize(
    "beside",
    [
        "dikawal Bripka Tampo",
        "Babinsa Serka Pakis dan Aiptu Gladag",
        "driver Pak Bomo",
        "oleh Sertu Bayu",
        "atas perintah Kapolsek Srono",
        "kawal Koramil Kalipuro",
        "via Ketapang",
        "melewati desa Tapanrejo",
        "via jalan desa Tapanrejo",
        "bersama Babinsa Tampo dan Joko",
        "ketua KPPS Pakel",
        "lewat jalan raya Jajag",
        "situasi aman, jalan licin, padang",
    ],
)
def test_people_posts_and_streets_are_no_places(beside: str) -> None:
    assert handoff(f"TPS 3 Kedungrejo ke PPS {beside}").desa == "35.10.05.2002"


@pytest.mark.parametrize(
    ("text", "kecamatan", "village"),
    [
        ("banjir di Sumbersewu", MUNCAR, "35.10.05.2004"),
        ("listrik padam di Genteng", "35.10.09", None),
        ("longsor desa Setail kec Genteng", "35.10.09", "35.10.09.2004"),
        ("gelombang tinggi di pelabuhan", MUNCAR, None),
    ],
)
def test_an_incident_needs_no_village(text: str, kecamatan: str, village: str | None) -> None:
    reading = incident(text)

    assert (reading.kecamatan, reading.desa) == (kecamatan, village)


@pytest.mark.parametrize("guard", ["Bripka Tapanrejo", "kawal Serda Joko Tapanrejo"])
def test_who_bears_a_villages_name_is_no_village(guard: str) -> None:
    assert handoff(f"{guard}, Kumendung ke PPK 22 kotak").desa == "35.10.05.2010"


def test_two_villages_told_alike_are_asked() -> None:
    reading = incident("warga desa Tapanrejo bentrok dengan warga desa Kumendung")

    assert {place.name for place in reading.candidates} == {"Tapanrejo", "Kumendung"}


def test_a_name_of_both_kinds_is_no_kecamatan_of_a_village_elsewhere() -> None:
    assert incident("banjir di Sempu dan di Kebaman", BANYUWANGI).needs_choice


def test_a_name_where_a_place_is_due_weighs_more_than_another() -> None:
    assert incident("banjir di Tapanrejo, linmas Kumendung sakit").desa == "35.10.05.2006"


def test_a_villages_group_need_not_name_it() -> None:
    assert handoff("TPS 3 ke PPS", "35.10.05.2002").desa == "35.10.05.2002"


def test_a_villages_group_may_name_another() -> None:
    assert handoff("TPS 3 Tembokrejo ke PPS", "35.10.05.2002").desa == "35.10.05.2003"


@pytest.mark.parametrize("post", ["Kapolsek Srono", "izin ndan, Danramil Srono"])
def test_who_writes_is_not_where_it_happened(post: str) -> None:
    assert incident(f"{post} melaporkan listrik padam", BANYUWANGI).kecamatan is None


def test_a_villages_group_may_name_another_kecamatan() -> None:
    reading = incident("bentrok di PPK Genteng", "35.10.05.2002")

    assert (reading.kecamatan, reading.desa) == ("35.10.09", None)


def test_a_villages_group_may_name_its_own_kecamatan() -> None:
    assert handoff("PPS ke PPK Muncar", "35.10.05.2002").desa == "35.10.05.2002"


def test_a_misspelling_between_two_names_is_asked() -> None:
    places = [Place("35.10.05", "Muncar"), Place("35.10.05.2001", "Karangsari")]
    gazetteer = Gazetteer([*places, Place("35.10.05.2002", "Karangsori")], "35.10.05")

    assert len(gazetteer.alike(["karangsuri"], 3)) == 2


@pytest.mark.parametrize(
    ("scope", "text", "village"),
    [
        ("35.10.17", "Giri TPS 3 -> PPS", "35.10.17.1005"),
        ("35.10.12", "Padang, TPS 3 -> PPS", "35.10.12.2008"),
        ("35.10.09", "genteng TPS 3 bocor di Setail", "35.10.09.2004"),
    ],
)
def test_a_word_heads_its_stations_as_a_name_where_it_is_one(
    scope: str, text: str, village: str
) -> None:
    assert handoff(text, scope).desa == village


@pytest.mark.parametrize(
    ("text", "village"),
    [
        ("TPS 3 xanadu ke PPS", KEDUNGREJO),
        ("semua TPS komplit di PPS", KEDUNGREJO),
        ("TPS 3 desa Xanadu ke PPS", None),
    ],
)
def test_in_a_villages_group_an_unknown_word_is_no_place_unless_called_so(
    text: str, village: str | None
) -> None:
    assert handoff(text, KEDUNGREJO).desa == village


@pytest.mark.parametrize(
    ("scope", "text", "village"),
    [
        (MUNCAR, "Tembokrjo TPS 4 ke PPS", "35.10.05.2003"),
        (MUNCAR, "18.30 wib\nBlambngan\nTPS 1 ke PPS", "35.10.05.2005"),
        ("35.10.14", "Macn putih TPS 4 ke PPS", "35.10.14.2013"),
        (MUNCAR, "Tembokrjo TPS 4 Kumendung ke PPS", "35.10.05.2010"),
        (MUNCAR, "saksi TPS 4 ke PPS", None),
        (MUNCAR, "Sukarno TPS 4 ke PPS", None),
        (KEDUNGREJO, "Tembokrjo TPS 4 ke PPS", KEDUNGREJO),
    ],
)
def test_a_misspelt_name_before_its_stations_is_guessed_where_no_other_is_named(
    scope: str, text: str, village: str | None
) -> None:
    assert handoff(text, scope).desa == village
