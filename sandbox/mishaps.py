"""What is written beside good reports: doubles, edits, half ones, what must not be kept, talk."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import islice
from random import Random

from sandbox.acts import Act, Expected, Movement

TALK = (
    "Siap Ndan",
    "86",
    "monitor",
    "Merapat ke lokasi, 10 menit",
    "Mohon bantuan senter di PPS",
    "Hujan deras, kotak sudah ditutup terpal",
    "TPS 4 masih menghitung",
    "Siap, laksanakan",
    "Izin, pergantian personel jam berapa?",
    "👍",
    "Kopi merapat",
    "Nanti lapor pakai /handoff ya",
)
HALVES = (
    "/handoff",
    "/handoff {village} ke PPS 2 kotak",
    "/handoff TPS {tps} {village}, 2 kotak",
    "/handoff TPS {tps} ke PPS 2 kotak segel utuh",
    "/handoff TPS {beyond} {village} -> PPS 2 kotak",
    "/handoff kotak sudah aman Ndan",
)
FORBIDDEN = (
    "/handoff TPS {tps} {village} ke PPS 2 kotak, paslon 01 120 suara",
    "/incident hasil hitung TPS {tps} {village} paslon 02 unggul",
    "/incident TPS {tps} {village} perolehan suara 01 menang 80 suara",
    "/handoff TPS {tps} {village} -> PPS, hasil hitung 01: 113 02: 98",
    "/incident pemilih NIK 3510000000000001 tidak terdaftar di TPS {tps} {village}",
    "/incident pemilih ganda TPS {tps} {village}, NIK 3510000000000002",
)


class Mishaps:
    """What happens around good reports; each report is picked once at most."""

    def __init__(self, reports: Sequence[Act], chance: Random) -> None:
        self.chance = chance
        self._reports = iter(chance.sample(reports, len(reports)))

    def all(self) -> Iterator[Act]:
        """Everything, in no order."""
        yield from self.doubles(40)
        yield from self.edits(15, self._reports, "")
        yield from self.edits(25, self._silent_of_seals(), ", segel utuh")
        yield from self.halves(30)
        yield from self.halves_made_whole(6)
        yield from self.forbidden()
        yield from self.talk(150)

    def doubles(self, how_many: int) -> Iterator[Act]:
        """The same text again, as a message of its own: the first seemed not to go out."""
        for act in islice(self._reports, how_many):
            yield replace(act, at=self._after(act, 15, 90))

    def edits(self, how_many: int, reports: Iterator[Act], more: str) -> Iterator[Act]:
        """Reports edited soon, to say `more`, or nothing new."""
        for act in islice(reports, how_many):
            yield replace(act, at=self._after(act, 20, 240), text=act.text + more, edits=act)

    def halves(self, how_many: int) -> Iterator[Act]:
        """A minute or three before a report: an attempt at it that says too little."""
        for act, meant in islice(self._of_a_station(), how_many):
            yield self._instead(act, meant, HALVES, self._after(act, -180, -60))

    def halves_made_whole(self, how_many: int) -> Iterator[Act]:
        """A half report, and the edit that makes it one."""
        for act, meant in islice(self._of_a_station(), how_many):
            half = self._instead(act, meant, HALVES, self._after(act, 60, 120))
            yield half
            yield replace(act, at=self._after(half, 30, 90), caption=False, edits=half)

    def forbidden(self) -> Iterator[Act]:
        """Each thing that must not be kept, once."""
        for text, (act, meant) in zip(FORBIDDEN, self._of_a_station(), strict=False):
            yield self._instead(act, meant, [text], self._after(act, 30, 600))

    def talk(self, how_many: int) -> Iterator[Act]:
        """Lines that report nothing."""
        for act in islice(self._reports, how_many):
            yield Act(
                at=self._after(act, 30, 900),
                chat_id=act.chat_id,
                person=act.person,
                text=self.chance.choice(TALK),
                expected=Expected.IGNORED,
            )

    def _instead(self, act: Act, meant: Movement, texts: Sequence[str], at: datetime) -> Act:
        """One of these texts, of the same place and by the same officer."""
        assert meant.village, "stations lie in a village"
        text = self.chance.choice(texts).format(
            tps=meant.stations[0],
            beyond=meant.village.stations[-1] + 40,
            village=meant.village.name,
        )
        return Act(
            at=at, chat_id=act.chat_id, person=act.person, text=text, expected=Expected.REFUSED
        )

    def _of_a_station(self) -> Iterator[tuple[Act, Movement]]:
        for act in self._reports:
            if isinstance(act.meant, Movement) and act.meant.stations:
                yield act, act.meant

    def _silent_of_seals(self) -> Iterator[Act]:
        for act, meant in self._of_a_station():
            if meant.seal is None:
                yield act

    def _after(self, act: Act, low: float, high: float) -> datetime:
        return act.at + timedelta(seconds=self.chance.uniform(low, high))
