"""Situations to look at: from an empty operation to chaos. Places are real, all else invented."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from random import Random

from models.case import Case as Opened
from models.digest import Slot
from models.exceptions import Doubtful, Gap, Unsettled
from models.excerpt import Excerpt
from models.finding import NOBODY, Finding, FindingState, Kind
from models.glossary import Category, Duty, Phase, Service, Severity, Stage, Standing
from models.group import Group
from models.handoff import Handoff
from models.incident import Incident
from models.ledger import Head
from models.officer import Officer
from models.outlook import Outlook
from models.pace import Pace
from models.progress import Part, Progress
from models.situation import Situation
from tests.field import SAMPLES

EIGHT = datetime(2024, 11, 27, 13, tzinfo=UTC)
"""20.00 WIB on election day."""

HALF_HOUR = timedelta(minutes=30)

JAWA_TIMUR = (
    "Pacitan Ponorogo Trenggalek Tulungagung Blitar Kediri Malang Lumajang Jember Banyuwangi "
    "Bondowoso Situbondo Probolinggo Pasuruan Sidoarjo Mojokerto Jombang Nganjuk Madiun Magetan "
    "Ngawi Bojonegoro Tuban Lamongan Gresik Bangkalan Sampang Pamekasan Sumenep"
)
"""Its kabupaten in the order of their codes."""

VILLAGES = ("Singotrunan", "Kedungasri", "Sumberberas", "Kampungmandar")

SARI = 1
"""The id of one who handles incidents."""


@dataclass(frozen=True, slots=True)
class Case:
    """A digest to be: its situation, group, slot and the slots before it."""

    situation: Situation
    group: Group
    slot: datetime
    past: Sequence[Slot] = ()


def cases() -> dict[str, Case]:
    """All of them by name."""
    chaos = Case(_chaos(), group(), EIGHT, past(EIGHT, 8))
    return {
        "empty": Case(situation(), group(), EIGHT),
        "first-reports": Case(_first(), group(), EIGHT, [_before()]),
        "midnight": Case(_midnight(), group(), _midnight().at, past(_midnight().at, 8)),
        "complete": Case(_complete(), group(), EIGHT, past(EIGHT, 8)),
        "chaos": chaos,
        "english": replace(chaos, group=group(language="en")),
        "one-service": replace(
            chaos,
            group=group(service=Service.TNI),
            situation=replace(chaos.situation, outlook=_outlook()),
        ),
        "province": Case(_province(), group(region="35"), EIGHT, past(EIGHT, 8)),
    }


def group(language: str = "id", service: Service | None = None, region: str = "35.10") -> Group:
    """A command group."""
    return Group(
        chat_id=-1001000000000,
        title="Komando",
        role=Standing.COMMAND,
        region=region,
        language=language,
        service=service,
    )


def situation(**told: object) -> Situation:
    """Kabupaten Banyuwangi before anything was reported, but for what is told."""
    nothing = {
        "code": "35.10",
        "region": "Banyuwangi",
        "at": EIGHT,
        "progress": progress(Stage.TPS, {Stage.KPU: 5464}),
        "since": None,
        "news": {},
        "new_incidents": 0,
        "incidents": Excerpt(),
        "people": {SARI: officer(SARI, "Made Sari Kurniawan", "AKP")},
        "records": Head(1, "9f3a71c0" * 8),
        "parts": kecamatan([0] * 25),
    }
    return Situation(**(nothing | told))  # type: ignore[arg-type]


def progress(goal: Stage, resting: dict[Stage, int], moving: int = 0, done: int = 0) -> Progress:
    """Where boxes are; so many of them are done, and a seventh of these came lately."""
    places = dict.fromkeys(Stage, 0) | resting
    return Progress(goal, places, moving, done // 7, {"": Part("", done=done)})


def kecamatan(done: Sequence[int], marks: dict[str, Severity] | None = None) -> list[Part]:
    """The 25 kecamatan, each with 218 boxes, so many of them done."""
    rows = csv.DictReader((SAMPLES / "kecamatan.csv").read_text().splitlines())
    parts = [
        Part(row["kode"], row["nama"], 218, some) for row, some in zip(rows, done, strict=True)
    ]
    for part in parts:
        part.severity = (marks or {}).get(part.name)
        part.incidents = part.severity is not None
    return parts


def past(slot: datetime, count: int) -> list[Slot]:
    """The slots before one, every half hour, in which boxes came home bit by bit."""
    return [
        Slot(
            chat_id=-1001000000000,
            slot=slot - HALF_HOUR * back,
            last_handoff=0,
            last_incident=0,
            figures={
                "TPS": 500 * back,
                "moving": 40 + 9 * back,
                "PPS": 3400 - 380 * back,
                "PPK": 2024 - 129 * back,
                "KPU": 0,
            },
        )
        for back in range(count, 0, -1)
    ]


def officer(number: int, name: str, rank: str) -> Officer:
    """One of the police's commanders."""
    return Officer(
        telegram_id=number,
        name=name,
        rank=rank,
        service=Service.POLRI,
        unit="Polsek",
        role=Duty.COMMANDER,
        region="35.10",
    )


def incident(
    number: int, category: Category, severity: Severity, place: str, minutes: int, stations: int = 0
) -> Opened:
    """An open incident since so many minutes; Sari handles every third, saw the one before."""
    since = EIGHT - timedelta(minutes=minutes)
    made = Opened(
        number=number,
        report_id=number,
        place=place,
        category=category,
        severity=severity,
        author="",
        opened_at=since,
        ladder=None,
        since=since,
        handler=SARI if number % 3 == 0 else None,
        polri=SARI if number % 3 == 2 else None,
    )
    made.report = Incident(
        id=number,
        chat_id=-1,
        message_id=number,
        officer_id=1,
        text="",
        reported_at=EIGHT,
        occurred_at=since,
        place=place,
        stations=[stations] if stations else [],
        category=category,
        severity=severity,
    )
    return made


def unsettled(number: int, kind: Kind, minutes: int, boxes: int) -> Unsettled:
    """What was found of a hand-over of 22 boxes from PPS to PPK, so many minutes ago."""
    since = EIGHT - timedelta(minutes=minutes)
    found = Finding(
        id=number,
        key=f"{kind} {number}",
        handoff_id=number,
        kind=kind,
        state=FindingState.OPEN,
        boxes=[] if kind == Kind.COUNT else list(range(boxes)),
        officer_id=NOBODY,
        opened_at=since,
        count=boxes if kind == Kind.COUNT else None,
        incident_id=number,
    )
    moved = handoff(number, "35.10.05.2002", boxes, minutes)
    return Unsettled(found, moved, "Sumberberas", "Aipda Wahyu Kurniawan")


def handoff(number: int, place: str, boxes: int, minutes: int) -> Handoff:
    """A hand-over of 22 boxes from PPS to PPK, so many minutes ago."""
    return Handoff(
        id=number,
        chat_id=-1,
        message_id=number,
        officer_id=1,
        text="",
        reported_at=EIGHT,
        occurred_at=EIGHT - timedelta(minutes=minutes),
        place=place,
        stations=[],
        elections=None,
        origin=Stage.PPS,
        destination=Stage.PPK,
        phase=Phase.ARRIVED,
        seal=None,
        boxes=boxes,
        lot=22,
    )


def _before() -> Slot:
    """The slot at which nothing had been reported."""
    (slot,) = past(EIGHT, 1)
    slot.figures = {"TPS": 0, "moving": 0, "PPS": 0, "PPK": 0, "KPU": 5464}
    return slot


def _first() -> Situation:
    some = progress(
        Stage.PPK, {Stage.TPS: 0, Stage.PPS: 46, Stage.KPU: 5412, Stage.PPK: 0}, moving=6
    )
    return situation(
        since=EIGHT - HALF_HOUR,
        progress=some,
        news={(Phase.ARRIVED, Stage.PPS): 46, (Phase.DEPARTED, Stage.PPS): 6},
        records=Head(27, "1c0ffee0" * 8),
    )


def _midnight() -> Situation:
    at = datetime(2024, 11, 27, 17, tzinfo=UTC)
    some = progress(Stage.PPK, {Stage.PPS: 1200, Stage.PPK: 4200}, moving=64, done=4200)
    return situation(
        at=at,
        since=at - HALF_HOUR,
        progress=some,
        news={(Phase.ARRIVED, Stage.PPK): 310},
        silent=[("Pesanggaran", ["Sarongan", "Kandangan"]), ("Licin", [])],
        no_signal=["Sarongan"],
        pace=Pace(
            {Severity.HIGH: [2.6, 8.0, None], Severity.MEDIUM: [6.0, None, None]},
            ("Pesanggaran", 14.2),
        ),
        parts=kecamatan([(8 * index + 26) % 219 for index in range(25)]),
        records=Head(3019, "77a1b2c3" * 8),
    )


def _complete() -> Situation:
    some = progress(Stage.PPK, {Stage.PPK: 5000, Stage.KPU: 464}, done=5464)
    return situation(
        since=EIGHT - HALF_HOUR,
        progress=some,
        news={(Phase.ARRIVED, Stage.KPU): 464},
        parts=kecamatan([218] * 25),
        records=Head(4821, "9f3a71c0" * 8),
    )


def _chaos() -> Situation:
    """All that can be wrong is, with the longest names that there are."""
    kinds, worst = list(Category), list(Severity)[::-1]
    incidents = [
        (
            incident(n, kinds[n % 21], worst[min(n // 4, 3)], "35.10.16.1007", 7 * n, n % 12),
            VILLAGES[n % 4],
        )
        for n in range(1, 24)
    ]
    marks = {"Pesanggaran": worst[0], "Blimbingsari": worst[1], "Tegaldlimo": worst[2]}
    marks |= {"Banyuwangi": worst[0], "Wongsorejo": worst[3], "Purwoharjo": worst[1]}
    random = Random(7)
    figures = {Stage.TPS: 312, Stage.PPS: 3120, Stage.PPK: 1936}
    return situation(
        since=EIGHT - HALF_HOUR,
        progress=replace(
            progress(Stage.PPK, figures, moving=91, done=1936), uncertain=5, vouched=0.868
        ),
        overdue=Excerpt.of(
            [unsettled(n, Kind.OVERDUE, 200 - 9 * n, 2) for n in range(5, 9)]
            + [unsettled(12, Kind.LEFT_BEHIND, 71, 4)]
        ),
        disputed=Excerpt.of([unsettled(n, Kind.COUNT, 400 - 9 * n, 21) for n in range(13, 23)]),
        doubtful=Excerpt.of(
            [Doubtful("Kedungrejo", n, "PILBUP", "Bripka Andi Sutrisno") for n in range(3, 8)]
        ),
        gaps=Excerpt.of(
            [
                Gap(name, boxes, [Stage.PPS], "Serka Rizal Hidayat")
                for name, boxes in (("Sumberberas", 24), ("Kedungrejo", 6), ("Blambangan", 2))
            ]
        ),
        news={
            (Phase.ARRIVED, Stage.PPK): 412,
            (Phase.ARRIVED, Stage.PPS): 640,
            (Phase.DEPARTED, Stage.PPK): 96,
        },
        new_incidents=9,
        incidents=Excerpt(incidents, 44),
        silent=[("Pesanggaran", ["Sarongan", "Kandangan"]), ("Licin", []), ("Songgon", [])]
        + [(f"Kecamatan {n}", [f"Desa {n}.{m}" for m in range(9)]) for n in range(12)],
        no_signal=["Sarongan", "Kandangan", "Sumberagung", "Pesanggaran", "Ringinagung"],
        parts=kecamatan([random.choice([0, 9, 40, 151, 218]) for _ in range(25)], marks),
        records=Head(4821, "9f3a71c0" * 8),
    )


def _outlook() -> Outlook:
    """The same as TNI sees it."""
    return Outlook(
        service=Service.TNI,
        waiting=[("Muncar", 88), ("Pesanggaran", 40), ("Songgon", 22), ("Giri", 12), ("Licin", 2)],
        handoffs=71,
        since=EIGHT - timedelta(minutes=95),
        unseen=Excerpt.of([1, 3]),
        handled=3,
        unhandled=Excerpt.of([2, 4, 10, 11]),
        reported=412,
        vouched=388,
    )


def _province() -> Situation:
    names = JAWA_TIMUR.split()
    parts = [
        Part(f"35.{n:02}", name, 4000 + 117 * n, min(4000, 331 * ((n * 7) % 13)))
        for n, name in enumerate(names, start=1)
    ]
    parts[9].severity, parts[9].incidents, parts[9].silent = Severity.HIGH, 3, 12
    parts[4].severity, parts[4].incidents = Severity.CRITICAL, 1
    parts[9].held, parts[4].held = 165, 2
    total, done = sum(part.boxes for part in parts), sum(part.done for part in parts)
    some = progress(Stage.PPK, {Stage.PPS: total - done - 900, Stage.PPK: done}, 900, done)
    return situation(
        code="35",
        region="Jawa Timur",
        since=EIGHT - HALF_HOUR,
        progress=some,
        news={(Phase.ARRIVED, Stage.PPK): 12412},
        incidents=Excerpt.of(
            [
                (incident(14, Category.MISSING_BOX, Severity.CRITICAL, "35.05", 12), "Blitar"),
                (incident(9, Category.BROKEN_SEAL, Severity.HIGH, "35.10", 75), "Banyuwangi"),
            ]
        ),
        parts=parts,
        records=Head(482100, "51c0ffee" * 8),
    )
