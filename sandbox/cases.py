"""What went wrong somewhere in 2024, acted out in villages of the sample; officers are invented.

`tests/handlers/test_real_cases.py` says the same in the same words.
"""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass

from sandbox.field import Field
from sandbox.hands import Hands
from sandbox.movements import DARK
from sandbox.night import at_once
from sandbox.playing import Play
from sandbox.scenes import Scene

FIRST_GROUP = -1_001_000_002_000

GLANCE = 110
"""Characters of a line that are shown."""

PATIENCE = 60.0
"""Real seconds that the bot gets for each answer."""


@dataclass(frozen=True, slots=True)
class Case:
    """One case: what happened, where (a village's code), and how people act it out.

    `act` gives the line by which Posko shows it. Raises TimeoutError where it does not.
    """

    title: str
    village: str
    act: Callable[[Scene], Awaitable[str]]


async def swapped(scene: Scene) -> str:
    """Another truck takes the boxes over on the way."""
    await scene.at(17, 10)
    await scene.reports(scene.police, "TPS 1-{last} {v} -> PPS {n} kotak segel utuh")
    await scene.at(18, 41)
    await scene.reports(scene.police, "PPS {v} berangkat ke PPK {n} kotak, truk 1 pkl 18.40")
    await scene.at(19, 1)
    await scene.reports(scene.police, "PPS {v} berangkat ke PPK {n} kotak, pindah truk 2 pkl 19.00")
    await scene.at(19, 40)
    card = await scene.reports(scene.army, "PPS {v} tiba di PPK {n} kotak")
    await scene.confirms(scene.police, card)
    return await scene.hands.line(await scene.asks("/kotak TPS 4 {v}"), "pindah truk 2")


async def ravine(scene: Scene) -> str:
    """A pickup falls into a ravine with five boxes; two hours later they are there."""
    await scene.at(17, 30)
    await scene.reports(scene.army, "TPS 4-{last} {v} -> PPS")
    await scene.at(18, 31)
    card = await scene.reports(scene.police, "TPS 1-3 {v} berangkat ke PPS 6 kotak pkl 18.30")
    await scene.reports(
        scene.army, "darurat TPS 1-3 {v} mobil pengangkut kotak kecelakaan", "incident"
    )
    lost = scene.labels([1, 2, 3])[:5]
    await scene.differs(scene.army, card, "Kotak tidak ada", lost)
    await scene.hands.line(card, "kotak tidak ada")
    await scene.at(20, 30)
    await scene.reports(scene.army, "TPS 1 dan 2 {v} tiba di PPS 4 kotak")
    await scene.reports(scene.army, "TPS 3 {v} tiba di PPS 2 kotak")
    found = await scene.hands.line(card, "kotak tidak ada", "selesai dengan sendirinya")
    await scene.at(21, 10)
    await scene.reports(scene.police, "PPS {v} -> PPK {n} kotak")
    return found


async def cut_seals(scene: Scene) -> str:
    """At the PPK 21 seals are found cut."""
    await scene.at(17, 40)
    await scene.reports(scene.police, "TPS 1-{last} {v} -> PPS {n} kotak segel utuh")
    await scene.at(19, 20)
    card = await scene.reports(scene.police, "PPS {v} -> PPK {n} kotak")
    cut = scene.labels(scene.village.stations)[:21]
    await scene.differs(scene.receiver("PPK"), card, "Segel rusak", cut)
    return await scene.settles(
        card, "segel rusak", "sesuai, segel diganti disaksikan Panwas, isi utuh"
    )


async def fifty(scene: Scene) -> str:
    """The PPK counts 50 boxes where the list has fewer, and names three broken seals."""
    await scene.at(18, 0)
    await scene.reports(scene.army, "TPS 1-{last} {v} -> PPS {n} kotak")
    await scene.at(20, 0)
    text = "PPS {v} -> PPK terima 50, segel rusak 3: 12 18 40"
    card = await scene.reports(scene.police, text)
    await scene.settles(card, "jumlah berbeda", "dihitung ulang bersama PPK, sesuai daftar")
    return await scene.settles(
        card, "segel rusak (", "sesuai, 12 dan 18 segel baru, 40 salah tulis"
    )


async def one_short(scene: Scene) -> str:
    """A village arrives one box short; the last one is found in the office."""
    await scene.at(17, 0)
    await scene.reports(scene.police, "TPS 1-{last} {v} -> PPS {n} kotak")
    await scene.at(18, 30)
    card = await scene.reports(scene.police, "PPS {v} -> PPK {n} kotak")
    lost = scene.labels([scene.last])[-1:]
    await scene.differs(scene.army, card, "Kotak tidak ada", lost)
    await scene.hands.line(card, "kotak tidak ada")
    await scene.at(19, 15)
    await scene.reports(
        scene.receiver("PPK"), "TPS {last} {v} tiba di PPK kotak bup 1, ada di kantor"
    )
    return await scene.hands.line(card, "selesai dengan sendirinya")


async def wrong_ppk(scene: Scene) -> str:
    """Another kecamatan's PPK takes the boxes in, and sends them on to their own."""
    await scene.at(17, 20)
    await scene.reports(scene.police, "TPS 1-{last} {v} -> PPS {n} kotak")
    await scene.at(19, 1)
    await scene.reports(scene.police, "PPS {v} berangkat ke PPK {n} kotak pkl 19.00")
    await scene.at(19, 30)
    other = next(one for one in scene.field.kecamatan if one.name == "Genteng")
    text = "PPS {v} tiba di PPK {n} kotak"
    number = scene.says(other.chat_id, other.serving("POLRI")[0], text)
    await scene.hands.answer(other.chat_id, number)
    journey = await scene.asks("/kotak TPS 1 {v}")
    shown = await scene.hands.line(journey, "tidak pasti (salah tempat)")
    await scene.at(20, 10)
    await scene.confirms(scene.army, await scene.reports(scene.police, text))
    return f"{shown} · {await scene.hands.line(journey, f'di PPK {other.name}')}"


async def no_network(scene: Scene) -> str:
    """A kecamatan falls silent at 18.00; at 22.00 the phones send all that they have written."""
    await scene.at(17, 50)
    text = f"rendah gangguan sinyal di Kecamatan {scene.kecamatan.name}"
    scene.says(scene.kecamatan.chat_id, scene.police, text, "incident")
    await scene.at(21, 1)
    digest = await scene.hands.told(scene.field.command, "SITUASI 21.00")
    return await scene.hands.line(digest, "Tanpa sinyal")


async def wordings(scene: Scene) -> str:
    """The army, the police and the PPS report one movement in three wordings."""
    await scene.at(16, 30)
    await scene.reports(scene.police, "TPS 4 {v} -> PPS 2 kotak segel utuh")
    await scene.reports(scene.army, "ijin melaporkan tps 4 ds {v} sdh tiba di pps, 2 ktk")
    await scene.reports(scene.receiver("PPS"), "dari TPS 004 {v} ke PPS, gub 1 bup 1")
    shown = await scene.hands.line(await scene.asks("/kotak TPS 4 {v}"), "TPS → PPS", "(PPS)")
    await scene.at(17, 50)
    await scene.reports(scene.police, "TPS 1-3, 5-{last} {v} -> PPS")
    await scene.at(19, 10)
    await scene.reports(scene.army, "PPS {v} -> PPK {n} kotak")
    return shown


async def nine_times(scene: Scene) -> str:
    """One message comes nine times: the first seemed not to go out."""
    await scene.at(16, 50)
    text = "TPS 5 {v} -> PPS 2 kotak segel utuh"
    answers = [await scene.reports(scene.police, text) for _ in range(9)]
    shown = await scene.hands.line(answers[-1], "Sudah tercatat")
    await scene.at(18, 20)
    await scene.reports(scene.army, "TPS 1-4, 6-{last} {v} -> PPS")
    await scene.at(19, 50)
    await scene.reports(scene.army, "PPS {v} -> PPK {n} kotak")
    return shown


async def sent_on(scene: Scene) -> str:
    """The boxes leave the PPS before those of its last two stations have come."""
    await scene.at(18, 5)
    two, most = f"{scene.last - 1}, {scene.last}", scene.boxes - 4
    await scene.reports(scene.police, f"TPS 1-{scene.last - 2} {{v}} -> PPS {most} kotak")
    await scene.at(19, 5)
    await scene.reports(scene.police, f"PPS {{v}} -> PPK {most} kotak")
    shown = await scene.hands.line(await scene.asks("/kotak {v}"), "Belum di PPK")
    await scene.at(20, 5)
    await scene.reports(scene.army, f"TPS {two} {{v}} -> PPS 4 kotak")
    await scene.at(20, 50)
    await scene.reports(scene.army, f"TPS {two} {{v}} -> PPK 4 kotak")
    return shown


CASES = (
    Case(
        "one movement reported by army, police and PPS in three wordings", "35.10.05.2001", wordings
    ),
    Case("one message sent nine times", "35.10.05.2005", nine_times),
    Case("a truck swapped on the way", "35.10.05.2002", swapped),
    Case("a pickup in a ravine with five boxes, recovered later", "35.10.23.2006", ravine),
    Case("21 seals found cut at the PPK", "35.10.01.2001", cut_seals),
    Case("50 received, three seals broken: 12 18 40", "35.10.10.2005", fifty),
    Case("a village one box short, the last found in the office", "35.10.11.2005", one_short),
    Case("boxes delivered to another kecamatan's PPK", "35.10.20.2006", wrong_ppk),
    Case("boxes sent on before two stations had come", "35.10.05.2006", sent_on),
)


class Cases:
    """All of them, at once; how each was shown, or what the bot did not say."""

    def __init__(self, play: Play, field: Field, show: Callable[[str], object]) -> None:
        self.hands = Hands(play.world, PATIENCE)
        self.play = play
        self.field = field
        self.show = show
        self.shown: dict[str, str] = {}
        self.failed: dict[str, str] = {}

    async def run(self) -> None:
        """Act them out."""
        heap = at_once(self.play.acts, self.field)
        title = f"{DARK} without network from 18.00 to 22.00, then {heap} reports in a minute"
        dark = next(area for area in self.field.kecamatan if area.name == DARK)
        silent = Case(title, dark.villages[0].code, no_network)
        await asyncio.gather(*(self._act(case) for case in (*CASES, silent)))

    async def _act(self, case: Case) -> None:
        kecamatan, village = self.field.kecamatan_of(case.village)
        chat = {code: chat for chat, _, code in groups(self.field)}.get(village.code, 0)
        scene = Scene(self.hands, self.play, self.field, kecamatan, village, chat)
        try:
            self.shown[case.title] = (await case.act(scene)).strip()
        except TimeoutError as error:
            self.failed[case.title] = str(error)
            self.show(f"✗ {case.title}: {error}")
        else:
            self.show(f"✓ {case.title}: {shortened(self.shown[case.title])}")


def shortened(line: str) -> str:
    """As much of a line as is read at a glance: how it begins and ends."""
    return line if len(line) <= GLANCE else f"{line[: GLANCE // 2]} … {line[-GLANCE // 2 :]}"


def groups(field: Field) -> Iterator[tuple[int, str, str]]:
    """The villages' own groups: chat id, title, and the code of the village."""
    for number, case in enumerate(CASES):
        _, village = field.kecamatan_of(case.village)
        yield FIRST_GROUP - number, f"PAM DESA {village.name.upper()}", village.code


def spared(field: Field) -> list[str]:
    """The names of the villages that are acted out."""
    return [field.kecamatan_of(case.village)[1].name for case in CASES]
