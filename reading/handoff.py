"""What a /handoff says: which boxes, from where to where, in what state."""

from collections.abc import Sequence
from datetime import time
from typing import Any, NamedTuple

from models.glossary import Phase, Seal, Stage
from reading.boxes import read_boxes
from reading.broken import read_broken
from reading.clocks import Clock, read_clocks
from reading.courtesy import told
from reading.elections import Election, Kinds, read_kinds
from reading.mentions import mentions
from reading.people import pass_over_people
from reading.phases import phase_before, read_phase
from reading.places import VILLAGE, Gazetteer, Place
from reading.receipts import read_receiver
from reading.seals import read_seal
from reading.serials import read_serials
from reading.stages import read_ends
from reading.stations import Stations, read_stations, read_stations_after
from reading.staying import stays
from reading.tokens import Tokens
from reading.where import Where, where


class HandoffReading(NamedTuple):
    """A hand-over as read; what the text does not say is None or empty."""

    kecamatan: str | None
    desa: str | None
    tps: tuple[int, ...]
    origin: Stage | None
    destination: Stage | None
    kinds: tuple[str, ...] | None
    boxes: int | None
    seal: Seal | None
    phase: Phase
    time: time | None
    candidates: tuple[Place, ...]
    every_station: bool
    unread: str | None
    """A name as typed that is no place's."""
    broken: tuple[int, ...] = ()
    """Stations whose seals are said to be broken, where that is not all of them."""
    serials: tuple[str, ...] = ()
    """The numbers of its seals, in capitals."""
    receiver: Place | None = None
    """Where boxes arrived, or what PPK they left for, where the text names that beside the village
    that they are from."""
    stays: bool = False
    """Whether the text says that the boxes have not moved, or not yet."""

    @property
    def needs_choice(self) -> bool:
        """Whether several places may be meant."""
        return bool(self.candidates)

    def contract(self) -> dict[str, Any]:
        """As the command line gives it."""
        return {
            "command": "handoff",
            "kecamatan": self.kecamatan,
            "desa": self.desa,
            "tps": list(self.tps),
            "origin": self.origin,
            "destination": self.destination,
            "kinds": list(self.kinds) if self.kinds else None,
            "boxes": self.boxes,
            "seal": self.seal,
            "phase": self.phase,
            "time": f"{self.time:%H:%M}" if self.time else None,
            "needs_choice": self.needs_choice,
        }


def read_handoff(text: str, gazetteer: Gazetteer, elections: Sequence[Election]) -> HandoffReading:
    """What a text, without its command, says of a hand-over written in the gazetteer's scope."""
    tokens = told(text)
    serials = read_serials(tokens, elections)
    kinds = read_kinds(tokens, elections)
    clocks = read_clocks(tokens)
    pass_over_people(tokens)
    broken = read_broken(tokens)
    named = read_stations(tokens, gazetteer.place(gazetteer.scope).level == VILLAGE)
    origin, destination = read_ends(tokens)
    stations, every = _lot(named, broken, origin), named.every
    boxes = read_boxes(tokens, kinds, len(stations), len(stations) * len(kinds.codes or elections))
    places = mentions(tokens, gazetteer)
    stations = stations or read_stations_after(tokens, [place.span for place in places])
    village_due = bool(stations or every or {origin, destination} & {Stage.PPS, Stage.TPS})
    phase = read_phase(tokens)
    receives = phase is Phase.ARRIVED or destination is Stage.PPK
    receiver, places = read_receiver(tokens, places, destination if receives else None, gazetteer)
    spot = where(places, gazetteer, village_due)
    return HandoffReading(
        kecamatan=spot.kecamatan,
        desa=spot.desa,
        tps=() if every and not stations else stations,
        origin=origin or _origin(destination, spot, bool(stations or every)),
        destination=destination,
        kinds=kinds.codes,
        boxes=boxes,
        seal=read_seal(tokens, kinds.positions),
        phase=phase,
        time=_time(tokens, clocks, phase),
        candidates=spot.candidates,
        every_station=every,
        unread=spot.unread,
        serials=serials,
        receiver=receiver,
        stays=stays(tokens, bool(named.left)) and not _others_stay(named, stations, kinds),
        broken=broken if set(broken) < set(stations) or not stations else (),
    )


def _lot(named: Stations, broken: tuple[int, ...], origin: Stage | None) -> tuple[int, ...]:
    """The stations that are handed over; those told of for another reason where no others are."""
    if named.numbers or named.every or origin not in {None, Stage.TPS}:
        return named.numbers
    return named.left or broken


def _others_stay(named: Stations, lot: tuple[int, ...], kinds: Kinds) -> bool:
    """Whether boxes beside the lot are told to come later: a `belum` is of those."""
    return bool((named.left and lot != named.left) or (kinds.codes and kinds.uncounted))


def _origin(destination: Stage | None, spot: Where, stations: bool) -> Stage | None:
    """The origin that is not said: the stations that are, or the village named before a PPK."""
    if stations and destination is not Stage.TPS:
        return Stage.TPS
    return Stage.PPS if spot.named and destination is Stage.PPK else None


def _time(tokens: Tokens, clocks: Sequence[Clock], phase: Phase) -> time | None:
    """Of several times that of the phase, and of those the last arrival, the first departure."""
    if len(clocks) > 1:
        told = [clock for clock in clocks if phase_before(tokens, clock.index) is phase]
        clocks = told or clocks
    return clocks[-1 if phase is Phase.ARRIVED else 0].time if clocks else None
