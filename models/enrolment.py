"""Somebody on the way in: what an invitation told of them, and what they have answered."""

from datetime import datetime
from typing import Literal, Self

from sqlalchemy import BigInteger
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.base import Base, Number
from models.glossary import Duty, Service
from models.invitation import Invitation
from models.officer import Officer
from models.refusals import AlreadyEnrolled, Revoked, StaleButton

POLICE = "Bharada Bharatu Bripda Briptu Brigpol Bripka Aipda Aiptu Ipda Iptu AKP Kompol AKBP Kombes"
ARMY = (
    "Prada Pratu Praka Kopda Koptu Kopka Serda Sertu Serka Serma Pelda Peltu"
    " Letda Lettu Kapten Mayor Letkol Kolonel"
)
RANKS = {Service.POLRI: POLICE.split(), Service.TNI: ARMY.split()}
"""Of the services that have any, lowest first."""

Asked = Literal["service", "rank", "unit", "confirmation"]

NAME = 60
"""Characters of a name or a unit."""


class Enrolment(Base):
    """A person's answers so far; gone when they are in."""

    __tablename__ = "enrolments"

    telegram_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    invitation_id: Mapped[int] = mapped_column(Number)
    card: Mapped[str]
    """Key of the message that asks."""
    name: Mapped[str]
    service: Mapped[Service | None]
    rank: Mapped[str | None]
    unit: Mapped[str | None]

    @property
    def asks(self) -> Asked:
        """What is asked next; confirmation where all is known."""
        if self.service is None:
            return "service"
        if self.rank is None and self.service in RANKS:
            return "rank"
        return "unit" if self.unit is None else "confirmation"

    @classmethod
    def begin(
        cls, session: Session, invitation: Invitation, person: int, name: str, card: str
    ) -> Self:
        """Start, or start again. Raises AlreadyEnrolled, Revoked."""
        officer = session.get(Officer, person)
        _check_gain(officer, invitation)
        _check_return(officer, invitation)
        begun = cls(
            telegram_id=person,
            invitation_id=invitation.id,
            card=card,
            name=invitation.name or name[:NAME],
            service=invitation.service,
            rank=invitation.rank,
            unit=invitation.unit,
        )
        return session.merge(begun)

    @classmethod
    def of(cls, session: Session, person: int) -> Self:
        """The enrolment under way. Raises StaleButton."""
        found = session.get(cls, person)
        if found is None:
            raise StaleButton
        return found

    def finish(self, session: Session, now: datetime) -> Officer:
        """Make them an officer, and use the invitation. Raises UsedUp, AlreadyEnrolled, Revoked."""
        assert self.service, "asked before"
        invitation = session.get_one(Invitation, self.invitation_id)
        officer = session.get(Officer, self.telegram_id)
        _check_gain(officer, invitation)
        _check_return(officer, invitation)
        invitation.take(session, now)
        officer = session.merge(
            Officer(
                telegram_id=self.telegram_id,
                name=self.name,
                rank=self.rank or "",
                service=self.service,
                unit=self.unit or "",
                role=Duty(invitation.role),
                region=invitation.region,
                enrolled_at=now,
                invited_by=invitation.created_by,
            )
        )
        session.delete(self)
        session.flush()
        return officer


def _check_gain(officer: Officer | None, invitation: Invitation) -> None:
    """Raises AlreadyEnrolled; a link of their own, for the same duty, is for corrections."""
    if officer is None or not officer.may(invitation.role, invitation.region):
        return
    if invitation.uses > 1 or officer.role != invitation.role:
        raise AlreadyEnrolled


def _check_return(officer: Officer | None, invitation: Invitation) -> None:
    """Raises Revoked: who was put out comes back by a link of their own, made after that."""
    if officer is None or officer.revoked_at is None:
        return
    if invitation.uses > 1 or invitation.created_at <= officer.revoked_at:
        raise Revoked
