"""An incident's life: who has seen it, who handles it, how it ended; one row for its number.

A report that is amended is a new row of `incidents`; its case stays. Each change is one guarded
update: of those who press at once one wins, and the others are told who.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, Self

from sqlalchemy import BigInteger, ColumnElement, ForeignKey, Index, case, select, text, update
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from models.base import Base, Code, Json, Number, inside
from models.batch import Batch
from models.escalation import Ladder, Policy
from models.glossary import Category, IncidentState, Service, Severity

if TYPE_CHECKING:
    from models.incident import Incident

SEVERITIES = list(Severity)

ALIVE = (IncidentState.OPEN, IncidentState.ACKNOWLEDGED)


class Case(Base):
    """What became of an incident. Ids of officers are Telegram's."""

    __tablename__ = "cases"
    __table_args__ = (
        Index("ix_cases_place", "place", "number"),
        Index(
            "ix_cases_due",
            "due_at",
            sqlite_where=text("due_at IS NOT NULL"),
            postgresql_where=text("due_at IS NOT NULL"),
        ),
    )

    number: Mapped[int] = mapped_column(Number, primary_key=True, autoincrement=False)
    report_id: Mapped[int] = mapped_column(Number, ForeignKey("incidents.id"), unique=True)
    """The version in force."""
    place: Mapped[str] = mapped_column(Code)
    category: Mapped[Category]
    severity: Mapped[Severity]
    """As it is now; the report keeps its own."""
    author: Mapped[str]
    """The reporter's name in Telegram."""
    opened_at: Mapped[datetime]
    ladder: Mapped[dict[str, Any] | None] = mapped_column(Json)
    """As it was when the incident opened; None: nobody is told beyond digests."""
    since: Mapped[datetime]
    """When the present wait began."""
    due_at: Mapped[datetime | None] = mapped_column(default=None)
    """When the next level is told, or the acknowledgement lapses; None: nothing waits."""
    rung: Mapped[int] = mapped_column(default=0)
    """How many levels were told."""
    step: Mapped[int] = mapped_column(default=0)
    """How many notices there were: each is owed once."""
    state: Mapped[IncidentState] = mapped_column(default=IncidentState.OPEN)
    tni: Mapped[int | None] = mapped_column(BigInteger, default=None)
    polri: Mapped[int | None] = mapped_column(BigInteger, default=None)
    other: Mapped[int | None] = mapped_column(BigInteger, default=None)
    """Who has acknowledged it, by service."""
    acknowledged_at: Mapped[datetime | None] = mapped_column(default=None)
    """For the first time; so are the times below."""
    handler: Mapped[int | None] = mapped_column(BigInteger, default=None)
    handled_at: Mapped[datetime | None] = mapped_column(default=None)
    resolver: Mapped[int | None] = mapped_column(BigInteger, default=None)
    """Who was asked for the line that resolves it, or wrote it."""
    asked_at: Mapped[datetime | None] = mapped_column(default=None)
    resolution: Mapped[str | None] = mapped_column(default=None)
    resolved_at: Mapped[datetime | None] = mapped_column(default=None)
    closed_at: Mapped[datetime | None] = mapped_column(default=None)
    resembles: Mapped[int | None] = mapped_column(Number, default=None)
    """The open one that it looks like, while its author is asked."""
    same_as: Mapped[int | None] = mapped_column(Number, default=None)
    """The one that its author said it is."""
    report: Mapped["Incident"] = relationship(lazy="joined", init=False, viewonly=True)

    @property
    def stations(self) -> Sequence[int]:
        """The stations that its report names."""
        return self.report.stations

    @property
    def occurred_at(self) -> datetime:
        """When it happened, by its report."""
        return self.report.occurred_at

    @property
    def alarming(self) -> bool:
        """Whether commanders are told at once."""
        return self.severity != Severity.LOW

    @property
    def root(self) -> int:
        """The number whose timeline it shares."""
        return self.same_as or self.number

    @property
    def lacking(self) -> Sequence[Service]:
        """The services that a critical one still waits for."""
        if self.severity != Severity.CRITICAL or self.state != IncidentState.OPEN:
            return []
        return [
            service
            for service, name in ((Service.TNI, self.tni), (Service.POLRI, self.polri))
            if name is None
        ]

    @property
    def acknowledgers(self) -> Sequence[int]:
        """Who has acknowledged it (ids)."""
        return [one for one in (self.polri, self.tni, self.other) if one]

    @property
    def people(self) -> set[int]:
        """All whom its card names (ids)."""
        named = {self.report.officer_id, self.handler, self.resolver, *self.acknowledgers}
        return {one for one in named if one}

    @classmethod
    def open(
        cls, batch: Batch, incident: "Incident", author: str, resembles: int | None = None
    ) -> None:
        """Open the case of a new incident, with the ladder that its severity has now."""
        ladder = Policy.ladder(batch.session, incident.severity, incident.place, incident.chat_id)
        batch.add(
            cls(
                number=incident.number,
                report_id=incident.id,
                place=incident.place,
                category=incident.category,
                severity=incident.severity,
                author=author,
                opened_at=batch.now,
                ladder=ladder,
                since=batch.now,
                due_at=Ladder.of(ladder).first_due(batch.now),
                resembles=resembles,
            )
        )

    @classmethod
    def of(cls, session: Session, number: int) -> Self | None:
        """The case of a number; None where there is none."""
        return session.get(cls, number, populate_existing=True)

    @classmethod
    def open_in(cls, session: Session, region: str, most: int | None = None) -> Sequence[Self]:
        """Those of a region that are neither resolved nor another's double: worst, then oldest.

        `most`: how many at most; None: all.
        """
        urgency = case(
            {severity: SEVERITIES.index(severity) for severity in SEVERITIES}, value=cls.severity
        )
        query = (
            select(cls)
            .where(inside(cls.place, region), cls.state.in_(ALIVE), cls.same_as.is_(None))
            .order_by(urgency.desc(), cls.opened_at, cls.number)
        )
        return session.scalars(query.limit(most)).all()

    @classmethod
    def family(cls, session: Session, one: Self) -> Sequence[int]:
        """The numbers that share a timeline with a case, its own included."""
        query = select(cls.number).where((cls.number == one.root) | (cls.same_as == one.root))
        return session.scalars(query).all()

    def change(self, session: Session, *still: ColumnElement[bool], **values: Any) -> bool:
        """Change it where it is still so; whether it was."""
        cls = type(self)
        query = update(cls).where(cls.number == self.number, *still).values(**values)
        unwatched = query.execution_options(synchronize_session=False)
        done = session.connection().execute(unwatched).rowcount == 1
        session.refresh(self)
        return done

    def graded(self, session: Session, to: Severity, now: datetime) -> Mapping[str, Any]:
        """Values of another severity: from now on its ladder is the one to climb."""
        ladder = Policy.ladder(session, to, self.place, self.report.chat_id)
        state = self.state
        if to == Severity.CRITICAL and state == ALIVE[1] and not (self.tni and self.polri):
            state = IncidentState.OPEN
        due = Ladder.of(ladder).next_due(state, now, handled=self.handler is not None)
        waits = {"since": now, "due_at": None if self.same_as else due, "rung": 0}
        step = {"step": type(self).step + 1}
        return {"severity": to, "ladder": ladder, "state": state, **waits, **step}

    def wait(self, now: datetime, **values: Any) -> Mapping[str, Any]:
        """Values, with the wait that begins with them."""
        state = values.get("state", self.state)
        handled = values.get("handler", self.handler) is not None
        due = Ladder.of(self.ladder).next_due(state, now, handled=handled)
        return {**values, "since": now, "due_at": due}
