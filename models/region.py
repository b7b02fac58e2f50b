"""Places: kabupaten, kecamatan, village, station, by the Ministry of Home Affairs' codes."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Self

from sqlalchemy import ForeignKey, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.base import Base, Code, Number, inside
from models.glossary import Class

KABUPATEN, KECAMATAN, VILLAGE = 1, 2, 3


def level(code: str) -> int:
    """How deep a code lies: 1 kabupaten `35.10`, 2 kecamatan `35.10.05`, 3 village."""
    return code.count(".")


def home(code: str) -> str:
    """The kabupaten that a place lies in: `35.10`."""
    return ".".join(code.split(".")[: KABUPATEN + 1])


def kecamatan_of(code: str) -> str:
    """The kecamatan that a place lies in: `35.10.05`; of a wider place itself."""
    return ".".join(code.split(".")[: KECAMATAN + 1])


def ancestors(code: str) -> Iterator[str]:
    """A place and all that it lies in, itself first: `35.10.05`, `35.10`, `35`."""
    while code:
        yield code
        code = code.rpartition(".")[0]


def covers(region: str, place: str) -> bool:
    """Whether a place is the region or lies in it."""
    return f"{place}.".startswith(f"{region}.")


CENTRAL = {"51", "52", "53", "63", "64", "65", "71", "72", "73", "74", "75", "76"}
EASTERN = {"81", "82", "91", "92", "93", "94", "95", "96", "97"}
"""Provinces by time zone: Keputusan Presiden 41/1987."""


def zone_of(region: str) -> str:
    """The time zone of a region."""
    province = region[:2]
    if province in CENTRAL:
        return "Asia/Makassar"
    return "Asia/Jayapura" if province in EASTERN else "Asia/Jakarta"


class Region(Base):
    """A kabupaten, kecamatan or village."""

    __tablename__ = "regions"

    code: Mapped[str] = mapped_column(Code, primary_key=True)
    name: Mapped[str]

    @classmethod
    def places(cls, session: Session, within: str) -> Sequence[tuple[str, str]]:
        """Code and name of all places in a region, itself included, by code."""
        query = select(cls.code, cls.name).where(inside(cls.code, within)).order_by(cls.code)
        return [(code, name) for code, name in session.execute(query)]

    @classmethod
    def widest(cls, session: Session) -> str | None:
        """The code of the region that all others lie in, or of the first of those; None: none."""
        query = select(cls.code).order_by(func.length(cls.code), cls.code).limit(1)
        return session.scalar(query)

    @classmethod
    def children(cls, session: Session, of: str) -> Sequence[tuple[str, str]]:
        """Code and name of the places directly below a region, by name."""
        below = [place for place in cls.places(session, of) if level(place[0]) == level(of) + 1]
        return sorted(below, key=lambda place: place[1])

    @classmethod
    def names(cls, session: Session, codes: Sequence[str]) -> dict[str, str]:
        """The names of these places; a place that is not known goes by its code."""
        if not codes:
            return {}
        query = select(cls.code, cls.name).where(cls.code.in_(codes))
        known = {code: name for code, name in session.execute(query)}
        return {code: known.get(code, code) for code in codes}

    @classmethod
    def told(cls, session: Session, within: str, codes: Sequence[str]) -> dict[str, str]:
        """The same as people of a region need them: `Karangrejo (Blimbingsari)`.

        A village's name is followed by its kecamatan where another has it, too; where the region
        is wider than a kabupaten, by its kabupaten.
        """
        names = cls.names(session, codes)
        wide = level(within) < KABUPATEN
        twice = set() if wide else cls._twice(session, within, names)
        holders = {
            code: home(code) if wide else code.rpartition(".")[0]
            for code, name in names.items()
            if level(code) > KABUPATEN and (wide or name in twice)
        }
        above = cls.names(session, sorted(set(holders.values())))
        more = {code: f"{names[code]} ({above[holder]})" for code, holder in holders.items()}
        return names | more

    @classmethod
    def _twice(cls, session: Session, within: str, names: Mapping[str, str]) -> set[str]:
        """Those of these names that several villages of a region have."""
        some = {name for code, name in names.items() if level(code) == VILLAGE}
        if not some:
            return set()
        village = func.length(cls.code) - func.length(func.replace(cls.code, ".", "")) == VILLAGE
        query = select(cls.name).where(inside(cls.code, within), village, cls.name.in_(some))
        return set(session.scalars(query.group_by(cls.name).having(func.count() > 1)))

    @classmethod
    def top(cls, session: Session) -> str:
        """The narrowest region that holds all places; the whole country where there is none."""
        first, last = session.execute(select(func.min(cls.code), func.max(cls.code))).one()
        common = [code for code in ancestors(first or "") if code in ancestors(last or "")]
        return common[0] if common else ""

    @classmethod
    def example(cls, session: Session, region: str) -> str | None:
        """The name of a village of the region, for examples; None where there is none."""
        return next(iter(cls.examples(session, region, 1)), None)

    @classmethod
    def examples(cls, session: Session, region: str, at_most: int) -> Sequence[str]:
        """The names of villages of the region, for examples."""
        query = (
            select(cls.name)
            .join(Station, Station.village == cls.code)
            .where(inside(cls.code, region))
            .group_by(cls.code, cls.name)
            .order_by(cls.code)
            .limit(at_most)
        )
        return session.scalars(query).all()


class Station(Base):
    """A polling station (TPS), numbered within its village."""

    __tablename__ = "stations"

    village: Mapped[str] = mapped_column(Code, ForeignKey("regions.code"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    rating: Mapped[Class]

    @classmethod
    def highest(cls, session: Session, village: str) -> int:
        """The highest number of a village's stations; 0 where it has none."""
        return session.scalar(select(func.max(cls.number)).where(cls.village == village)) or 0

    @classmethod
    def worst_rating(cls, session: Session, village: str, numbers: Sequence[int]) -> Class | None:
        """The most vulnerable rating among these stations; None where none is known."""
        query = select(cls.rating).where(cls.village == village, cls.number.in_(numbers))
        return max(session.scalars(query), key=list(Class).index, default=None)


class Election(Base):
    """A ballot: what it is called, and the words that officers use for it."""

    __tablename__ = "elections"

    code: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    words: Mapped[str]

    @classmethod
    def all(cls, session: Session) -> Sequence[Self]:
        """All elections of the operation, as they were imported."""
        return session.scalars(select(cls)).all()


class Imported(Base):
    """An import: what is kept in memory of places and elections is good until the next."""

    __tablename__ = "imports"

    id: Mapped[int] = mapped_column(Number, primary_key=True, init=False)
    at: Mapped[datetime]

    @classmethod
    def latest(cls, session: Session) -> int:
        """The number of the latest import; 0 before the first."""
        return session.scalar(LATEST) or 0


LATEST = select(func.max(Imported.id))
