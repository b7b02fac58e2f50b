"""Boundaries of places, for the map: imported from GeoJSON where an operator has them."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.base import Base, Code, Json

Rings = list[list[list[float]]]
"""Outer rings: longitude and latitude of each corner."""


class Boundary(Base):
    """The outer rings of a place."""

    __tablename__ = "boundaries"

    code: Mapped[str] = mapped_column(Code, primary_key=True)
    rings: Mapped[Rings] = mapped_column(Json)

    @classmethod
    def of(cls, session: Session, codes: Sequence[str]) -> dict[str, Rings]:
        """The rings of those of these places whose boundaries are known."""
        query = select(cls.code, cls.rings).where(cls.code.in_(codes))
        return {code: rings for code, rings in session.execute(query)}
