"""What moves on an election night, and when: down to the stations, and back up after the count."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from random import Random

from models.glossary import Phase, Stage
from sandbox.acts import Movement
from sandbox.field import Field, Kecamatan, Village

KPU, PPK, PPS, TPS = Stage

WAREHOUSE_OPENS = timedelta(hours=-24.5)
"""Before the first stations have counted: the afternoon of the day before."""

TO_KPU = 6
"""So many kecamatan bring their boxes to the warehouse before midnight."""

BOTH_ENDS = 0.11
"""How many hand-overs are told twice: when they depart, and when they arrive."""

DARK = "Tegaldlimo"
"""The kecamatan that loses its network for some hours."""

WRITTEN_DOWN = 0.4
"""How many hand-overs are told twice there, all of it later."""

APART = 0.01
"""How many lots travel one election after the other."""


Event = tuple[datetime, Movement]
"""When it happened, and what it was."""


class Movements:
    """Everything that moves in a field; the first stations have counted at `opening`."""

    def __init__(
        self, field: Field, opening: datetime, chance: Random, apart: Collection[str] = ()
    ) -> None:
        self.field = field
        self.opening = opening
        self.chance = chance
        self.apart = apart
        """Villages (codes) whose boxes somebody else brings home."""

    def down(self) -> Iterator[Event]:
        """The distribution: from the warehouse in the afternoon to all stations before dawn."""
        eve = self.opening + WAREHOUSE_OPENS
        for kecamatan in self.field.kecamatan:
            yield (eve + self._minutes(0, 150), self._lot(kecamatan, None, KPU, PPK))
            for village in kecamatan.villages:
                to_pps = self._lot(kecamatan, village, PPK, PPS)
                to_stations = self._lot(kecamatan, village, PPS, TPS)
                yield (eve + self._minutes(180, 400), to_pps)
                yield (eve + self._minutes(800, 960), to_stations)

    def up(self) -> Iterator[Event]:
        """After the count: to the PPS, the PPK, and from the quickest kecamatan to the KPU."""
        complete = []
        for kecamatan in self.field.kecamatan:
            villages = [one for one in kecamatan.villages if one.code not in self.apart]
            events = [event for village in villages for event in self._home(kecamatan, village)]
            yield from events
            if len(villages) == len(kecamatan.villages):
                complete.append((max(at for at, _ in events), kecamatan))
        for at, kecamatan in sorted(complete, key=lambda one: one[0])[:TO_KPU]:
            lot = self._lot(kecamatan, None, PPK, KPU)
            yield from self._trip(at + self._minutes(60, 80), lot, 1.0)

    def _home(self, kecamatan: Kecamatan, village: Village) -> Iterator[Event]:
        """One village: station by station to the PPS, then everything to the PPK."""
        twice = WRITTEN_DOWN if kecamatan.name == DARK else BOTH_ENDS
        begin = self.opening + self._minutes(0, 150)
        longest = min(150 + 10 * len(village.stations), 300)
        last = begin
        for stations in self._shares(village):
            counted = begin + timedelta(minutes=self.chance.uniform(25, longest))
            last = max(last, counted)
            for lot in self._ballots(self._lot(kecamatan, village, TPS, PPS, stations)):
                yield from self._trip(counted, lot, twice)
                counted += self._minutes(2, 8)
        yield from self._trip(
            last + self._minutes(35, 55), self._lot(kecamatan, village, PPS, PPK), 0.4
        )

    def _trip(self, arrival: datetime, lot: Movement, told_twice: float) -> Iterator[Event]:
        """The arrival, and sometimes the departure 8 to 25 minutes before."""
        if self.chance.random() < told_twice:
            yield (arrival - self._minutes(8, 25), replace(lot, phase=Phase.DEPARTED))
        yield (arrival, lot)

    def _shares(self, village: Village) -> Iterator[tuple[int, ...]]:
        """The stations that travel together: mostly one, sometimes neighbours."""
        left = list(village.stations)
        while left:
            size = self.chance.choices((1, 2, 3, 4), (85, 8, 4, 3))[0]
            skip = self.chance.random() < 0.2
            share = left[: size * 2 : 2] if skip else left[:size]
            left = [number for number in left if number not in share]
            yield tuple(share)

    def _ballots(self, lot: Movement) -> Sequence[Movement]:
        """The lot as it travels: whole, or seldom one election after the other."""
        if self.chance.random() >= APART:
            return [lot]
        return [
            replace(lot, elections=(code,), boxes=len(lot.stations))
            for code in self.field.elections
        ]

    def _lot(
        self,
        kecamatan: Kecamatan,
        village: Village | None,
        origin: Stage,
        destination: Stage,
        stations: tuple[int, ...] = (),
    ) -> Movement:
        """All boxes of these stations, else of the village, else of the kecamatan."""
        villages = [village] if village else kecamatan.villages
        held = len(stations) or sum(len(one.stations) for one in villages)
        return Movement(
            kecamatan=kecamatan,
            village=village,
            stations=stations,
            origin=origin,
            destination=destination,
            boxes=held * len(self.field.elections),
        )

    def _minutes(self, low: float, high: float) -> timedelta:
        return timedelta(minutes=self.chance.uniform(low, high))
