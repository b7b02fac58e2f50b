"""People on duty: who they are and what they may do. Only what the duty needs (UU 27/2022)."""

from sqlalchemy import BigInteger
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Code
from models.glossary import Duty, Service


class Officer(Base):
    """An enrolled officer."""

    __tablename__ = "officers"

    telegram_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    name: Mapped[str]
    rank: Mapped[str]
    service: Mapped[Service]
    unit: Mapped[str]
    role: Mapped[Duty]
    region: Mapped[str] = mapped_column(Code)
