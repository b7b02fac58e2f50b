"""People who have reported before: whoever has not gets a line of guidance, once."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import BigInteger, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.base import Base, among


class Guided(Base):
    """Somebody who was guided with their first report."""

    __tablename__ = "guided"

    telegram_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    at: Mapped[datetime]

    @classmethod
    def among(cls, session: Session, people: Collection[int]) -> set[int]:
        """Those of these people who were guided."""
        return set(session.scalars(AMONG, {"people": list(people)}))


AMONG = select(Guided.telegram_id).where(Guided.telegram_id.in_(among("people")))
