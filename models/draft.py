"""A report that is still being asked for: what is known so far, and which question comes next."""

import datetime
from collections.abc import Sequence
from enum import StrEnum
from typing import Self

from pydantic import BaseModel, ConfigDict

from models.glossary import Category, Phase, Seal, Severity, Stage
from models.handoff import HandoffReport
from models.incident import IncidentReport
from models.region import VILLAGE, level

Movement = tuple[Stage, Stage]
"""From where, to where."""

VILLAGES = (
    (Stage.TPS, Stage.PPS),
    (Stage.TPS, Stage.PPK),
    (Stage.PPS, Stage.PPK),
    (Stage.PPK, Stage.PPS),
    (Stage.PPS, Stage.TPS),
)
"""How a village's boxes move, the usual way first."""

KECAMATANS = ((Stage.PPK, Stage.KPU), (Stage.KPU, Stage.PPK))
"""How a whole kecamatan's boxes move."""


class Kind(StrEnum):
    """What is reported."""

    HANDOFF = "handoff"
    INCIDENT = "incident"


class Question(StrEnum):
    """What is asked next; the last is whether to send."""

    CATEGORY = "category"
    PLACE = "place"
    LOT = "lot"
    READY = "ready"


class Detail(StrEnum):
    """What need not be said, but is asked where the text is silent."""

    BOXES = "boxes"
    SEAL = "seal"
    PHASE = "phase"


class Draft(BaseModel):
    """What is known so far; each answer makes a new one. What nobody said is None or empty."""

    model_config = ConfigDict(frozen=True)

    kind: Kind
    within: str
    """Code of the region whose places are offered."""
    place: str | None = None
    choices: tuple[str, ...] = ()
    """Codes of the places that an ambiguous name may mean."""
    unread: str | None = None
    """A name as typed that is no place's."""
    stations: tuple[int, ...] = ()
    every_station: bool = False
    unknown: tuple[int, ...] = ()
    """Stations that were named, but that the village does not have."""
    choosing: bool = False
    """Whether more stations may be chosen before the next question."""
    origin: Stage | None = None
    destination: Stage | None = None
    elections: tuple[str, ...] | None = None
    boxes: int | None = None
    seal: Seal | None = None
    phase: Phase = Phase.ARRIVED
    time: datetime.time | None = None
    category: Category | None = None
    severity: Severity | None = None
    words: str = ""
    """What replies to the form told beside its answers."""
    asks: tuple[Detail, ...] = ()
    """The details that the text did not say."""
    page: int = 0

    @property
    def question(self) -> Question:
        """What comes next."""
        if self.kind is Kind.INCIDENT and self.category is None:
            return Question.CATEGORY
        if self.place is None:
            return Question.PLACE
        if self.kind is Kind.HANDOFF and (self.choosing or not self.moves):
            return Question.LOT
        return Question.READY

    @property
    def moves(self) -> bool:
        """Whether it is said which boxes go where."""
        if self.origin is None or self.destination is None:
            return False
        return Stage.TPS not in self.ends or bool(self.stations) or self.every_station

    @property
    def ends(self) -> set[Stage]:
        """The ends that are said."""
        return {end for end in (self.origin, self.destination) if end}

    @property
    def needs_village(self) -> bool:
        """Whether the ends that are said lie in a village."""
        return bool(self.ends & {Stage.PPS, Stage.TPS})

    @property
    def needs_kecamatan(self) -> bool:
        """Whether the boxes can only be a whole kecamatan's."""
        whole = len(self.ends) == 2 or Stage.KPU in self.ends
        return whole and not self.needs_village

    @property
    def movements(self) -> Sequence[Movement]:
        """The movements that go with what is said."""
        usual = VILLAGES if self.place and level(self.place) == VILLAGE else KECAMATANS
        every = [(one, other) for one in Stage for other in Stage if one != other]
        return [move for move in usual if self._fits(move)] or list(filter(self._fits, every))

    @property
    def missing(self) -> Sequence[str]:
        """What is not said yet, in the order in which it is asked."""
        boxes_move = self.kind is Kind.HANDOFF
        lacks = {
            "category": not boxes_move and self.category is None,
            "place": self.place is None,
            "stations": boxes_move and (bool(self.unknown) or not self._names_stations),
            "origin": boxes_move and self.origin is None and self.destination is not None,
            "destination": boxes_move and self.destination is None,
            "boxes": boxes_move and Detail.BOXES in self.asks and self.boxes is None,
            "seal": boxes_move and Detail.SEAL in self.asks and self.seal is None,
        }
        return [what for what, lacking in lacks.items() if lacking]

    @property
    def _names_stations(self) -> bool:
        """Whether the stations are said, or none need be."""
        if self.needs_kecamatan or (len(self.ends) == 2 and Stage.TPS not in self.ends):
            return True
        return bool(self.stations) or self.every_station

    def _fits(self, move: Movement) -> bool:
        return self.origin in (None, move[0]) and self.destination in (None, move[1])

    def with_(self, **answers: object) -> Self:
        """The same with these answers, from the first page of the next question."""
        return self.model_copy(update={"page": 0, **answers})

    def placed(self, place: str) -> Self:
        """It is about this place."""
        return self.with_(place=place, choices=(), unread=None)

    def toggled(self, station: int) -> Self:
        """One station more, or one less."""
        chosen = set(self.stations) ^ {station}
        return self.with_(
            stations=tuple(sorted(chosen)),
            every_station=False,
            unknown=(),
            choosing=True,
            page=self.page,
        )

    def moved(self, origin: Stage, destination: Stage) -> Self:
        """These boxes went from here to there."""
        return self.with_(origin=origin, destination=destination, choosing=False, unknown=())

    def back(self) -> Self:
        """The question before."""
        if self.question is Question.READY and self.kind is Kind.HANDOFF:
            return self.with_(origin=None, destination=None, choosing=True)
        if self.place is not None:
            return self.with_(
                place=None, stations=(), every_station=False, unknown=(), choosing=False
            )
        if self.choices:
            return self.with_(choices=())
        return self.with_(category=None)

    def handoff(self, place_name: str) -> HandoffReport:
        """The hand-over that it has become. Raises Refusal where it is not believable."""
        assert self.place, "asked before"
        assert self.origin, "asked before"
        assert self.destination, "asked before"
        return HandoffReport(
            place=self.place,
            place_name=place_name,
            stations=self.stations,
            every_station=self.every_station,
            origin=self.origin,
            destination=self.destination,
            elections=self.elections,
            boxes=self.boxes,
            seal=self.seal,
            phase=self.phase,
            time=self.time,
        )

    def incident(self) -> IncidentReport:
        """The incident that it has become."""
        assert self.place, "asked before"
        assert self.category, "asked before"
        return IncidentReport(
            place=self.place,
            stations=self.stations,
            category=self.category,
            severity=self.severity,
            time=self.time,
        )
