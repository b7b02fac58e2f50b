"""What a row of each CSV file must hold."""

import re
from collections.abc import Sequence
from datetime import date, datetime, time
from functools import partial
from typing import Annotated, Any, ClassVar, Self
from zoneinfo import ZoneInfo, available_timezones

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    model_validator,
)

from models.base import Base
from models.box import Box
from models.escalation import LEVELS, SECTOR, Policy
from models.glossary import Class, Duty, Service, Severity, Stage, Standing
from models.group import Group
from models.invitation import Invitation
from models.officer import Officer
from models.operation import ONLY, Operation
from models.region import VILLAGE, Election, Region, Station
from models.source import NOBODY
from models.transit import BlindSpot, Limit

Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Kabupaten = Annotated[str, StringConstraints(pattern=r"^\d\d\.\d\d$")]
Kecamatan = Annotated[str, StringConstraints(pattern=r"^\d\d\.\d\d\.\d\d$")]
Village = Annotated[str, StringConstraints(pattern=r"^\d\d\.\d\d\.\d\d\.\d{4}$")]
AnyRegion = Annotated[str, StringConstraints(pattern=r"^\d\d(\.\d\d(\.\d\d(\.\d{4})?)?)?$")]
Upper = BeforeValidator(lambda value: value.strip().upper())
Lower = BeforeValidator(lambda value: value.strip().lower())


def _known_zone(zone: str) -> str:
    if zone not in available_timezones():
        raise ValueError(f"{zone} is no time zone")
    return zone


def _moment(clock: time, written: object) -> object:
    """A day, or a day and a time, as people write it: `2024-11-24 06.00`."""
    day, _, hour = str(written).strip().replace("T", " ").partition(" ")
    try:
        at = time.fromisoformat(hour.replace(".", ":").zfill(5)) if hour else clock
        return datetime.combine(date.fromisoformat(day), at)
    except ValueError:
        raise ValueError("is no day such as 2024-11-24 or 2024-11-24 06.00") from None


class Row(BaseModel):
    """A row; its fields are the file's columns."""

    model_config = ConfigDict(extra="ignore")
    table: ClassVar[type[Base]]

    def values(self) -> dict[str, Any]:
        """The table's columns."""
        return self.model_dump()

    @classmethod
    def key(cls) -> Sequence[str]:
        """The columns that tell one row from another."""
        return [column.name for column in cls.table.__table__.primary_key]

    def lies_in(self) -> str | None:
        """Code of the region that must be known for this row to make sense."""
        return None


class KabupatenRow(Row):
    """kabupaten.csv."""

    table = Region
    kode: Kabupaten
    nama: Name

    def values(self) -> dict[str, Any]:
        """A region."""
        return {"code": self.kode, "name": self.nama}


class KecamatanRow(KabupatenRow):
    """kecamatan.csv."""

    kode: Kecamatan


class DesaRow(KabupatenRow):
    """desa.csv."""

    kode: Village

    def lies_in(self) -> str | None:
        """Its kecamatan."""
        return self.kode.rpartition(".")[0]


class TpsRow(Row):
    """tps.csv."""

    table = Station
    desa: Village
    nomor: Annotated[int, Field(ge=1, le=999)]
    kerawanan: Annotated[Class, Lower] = Class.SAFE

    def values(self) -> dict[str, Any]:
        """A station."""
        return {"village": self.desa, "number": self.nomor, "rating": self.kerawanan}

    def lies_in(self) -> str | None:
        """Its village."""
        return self.desa


class ElectionRow(Row):
    """elections.csv; `kata` are words apart, or phrases apart by semicolons."""

    table = Election
    kode: Annotated[Name, Upper]
    nama: Name
    kata: Name

    def values(self) -> dict[str, Any]:
        """An election."""
        return {"code": self.kode, "name": self.nama, "words": self.kata}


MIDNIGHT, LAST = time.min, time(23, 59, 59)


class OperationRow(Row):
    """operation.csv: from when to when it lasts, by the clock of `zone`; one row."""

    table = Operation
    mulai: Annotated[datetime, BeforeValidator(partial(_moment, MIDNIGHT))]
    selesai: Annotated[datetime, BeforeValidator(partial(_moment, LAST))] | None = None
    zone: Annotated[str, AfterValidator(_known_zone)]

    @model_validator(mode="after")
    def begins_first(self) -> Self:
        """It begins before it ends."""
        if self.selesai and self.selesai <= self.mulai:
            raise ValueError("selesai is not after mulai")
        return self

    def values(self) -> dict[str, Any]:
        """The operation; days alone begin and end it at midnight."""
        zone = ZoneInfo(self.zone)
        ends = self.selesai.replace(tzinfo=zone) if self.selesai else None
        return {"id": ONLY, "begins_at": self.mulai.replace(tzinfo=zone), "ends_at": ends}


class GroupRow(Row):
    """groups.csv; the last four columns may be left out."""

    table = Group
    chat_id: int
    title: Name
    role: Annotated[Standing, Lower]
    region: AnyRegion
    zone: Annotated[str, AfterValidator(_known_zone)]
    language: Annotated[str, Field(pattern="^(id|en)$")]
    digest_every: Annotated[int, Field(ge=1, le=1440)] = 60
    service: Annotated[Service, Upper] | None = None

    def lies_in(self) -> str | None:
        """Its region, unless it is a province or wider."""
        return self.region if self.region.count(".") > 1 else None


def _no_mask(account: int) -> int:
    if account in NOBODY:
        raise ValueError("is what Telegram hides anonymous admins and channels behind")
    return account


class InvitedRow(Row):
    """A roster of people to invite: officers.csv without telegram_id."""

    table: ClassVar[type[Base]] = Invitation
    name: Name
    rank: str = ""
    service: Annotated[Service, Upper]
    unit: str
    role: Annotated[Duty, Lower] = Duty.MEMBER
    region: AnyRegion

    def lies_in(self) -> str | None:
        """Their region, unless it is a kabupaten or wider."""
        return self.region if self.region.count(".") > 1 else None


class OfficerRow(InvitedRow):
    """officers.csv."""

    table = Officer
    telegram_id: Annotated[int, Field(gt=0), AfterValidator(_no_mask)]
    rank: str
    role: Annotated[Duty, Lower]


class BoxRow(Row):
    """boxes.csv; `tempat` is a village, or the kecamatan of a PPK's own boxes."""

    table = Box
    tempat: Annotated[str, StringConstraints(pattern=r"^\d\d\.\d\d\.\d\d(\.\d{4})?$")]
    nomor: Annotated[int, Field(ge=1, le=999)] | None = None
    pemilihan: Annotated[Name, Upper]
    segel: str | None = None
    """The serial numbers that its seals bear now, apart by blanks."""

    @classmethod
    def key(cls) -> Sequence[str]:
        """Its place, its station, its election."""
        return ["village", "station", "election"]

    @model_validator(mode="after")
    def station_or_ppk(self) -> Self:
        """A village's box is of a station; a kecamatan's own is of none."""
        if (self.tempat.count(".") == VILLAGE) != (self.nomor is not None):
            raise ValueError("a village's box needs nomor, a PPK's own has none")
        return self

    def values(self) -> dict[str, Any]:
        """A box; in the warehouse until it is reported elsewhere."""
        return {
            "village": self.tempat,
            "station": self.nomor,
            "election": self.pemilihan,
            "seals": re.split(r"[\s,;]+", self.segel.strip().upper()) if self.segel else None,
            "stage": Stage.KPU,
        }

    def lies_in(self) -> str | None:
        """Its place."""
        return self.tempat


class LimitRow(Row):
    """limits.csv: how many minutes a leg may take in a region."""

    table = Limit
    wilayah: AnyRegion
    dari: Annotated[Stage, Upper]
    ke: Annotated[Stage, Upper]
    menit: Annotated[int, Field(ge=10, le=2880)]

    def values(self) -> dict[str, Any]:
        """A limit."""
        return {
            "region": self.wilayah,
            "origin": self.dari,
            "destination": self.ke,
            "minutes": self.menit,
        }

    def lies_in(self) -> str | None:
        """Its region, unless it is a kabupaten or wider."""
        return self.wilayah if self.wilayah.count(".") > 1 else None


class BlindSpotRow(Row):
    """blindspots.csv: regions without mobile network."""

    table = BlindSpot
    kode: AnyRegion

    def values(self) -> dict[str, Any]:
        """A blind spot."""
        return {"region": self.kode}

    def lies_in(self) -> str | None:
        """Itself, unless it is a kabupaten or wider."""
        return self.kode if self.kode.count(".") > 1 else None


LEVEL = f"({'|'.join((SECTOR, *LEVELS))})"
LEVELS_IN_TURN = f"^{LEVEL}( {LEVEL})*$"

Minutes = Annotated[int, Field(ge=1, le=1440)]


class PolicyRow(Row):
    """policies.csv: how incidents of a severity escalate; minutes."""

    table = Policy
    severity: Annotated[Severity, Lower]
    levels: Annotated[str, Lower, Field(pattern=LEVELS_IN_TURN)]
    acknowledge: Minutes
    news: Minutes
    handled: Minutes
    remind: Minutes


FILES: dict[str, type[Row]] = {
    "operation.csv": OperationRow,
    "kabupaten.csv": KabupatenRow,
    "kecamatan.csv": KecamatanRow,
    "desa.csv": DesaRow,
    "tps.csv": TpsRow,
    "elections.csv": ElectionRow,
    "boxes.csv": BoxRow,
    "limits.csv": LimitRow,
    "blindspots.csv": BlindSpotRow,
    "groups.csv": GroupRow,
    "officers.csv": OfficerRow,
    "policies.csv": PolicyRow,
}
"""In the order in which they build on each other."""
