"""What a row of each CSV file must hold."""

from typing import Annotated, Any, ClassVar
from zoneinfo import available_timezones

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
)

from models.base import Base
from models.glossary import Class, Duty, Service, Standing
from models.group import Group
from models.invitation import Invitation
from models.officer import Officer
from models.region import Election, Region, Station
from models.source import NOBODY

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


class Row(BaseModel):
    """A row; its fields are the file's columns."""

    model_config = ConfigDict(extra="ignore")
    table: ClassVar[type[Base]]

    def values(self) -> dict[str, Any]:
        """The table's columns."""
        return self.model_dump()

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


class GroupRow(Row):
    """groups.csv; the last three columns may be left out."""

    table = Group
    chat_id: int
    title: Name
    role: Annotated[Standing, Lower]
    region: AnyRegion
    zone: Annotated[str, AfterValidator(_known_zone)]
    language: Annotated[str, Field(pattern="^(id|en)$")]
    digest_every: Annotated[int, Field(ge=1, le=1440)] = 60

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


FILES: dict[str, type[Row]] = {
    "kabupaten.csv": KabupatenRow,
    "kecamatan.csv": KecamatanRow,
    "desa.csv": DesaRow,
    "tps.csv": TpsRow,
    "elections.csv": ElectionRow,
    "groups.csv": GroupRow,
    "officers.csv": OfficerRow,
}
"""In the order in which they build on each other."""
