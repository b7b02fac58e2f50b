"""A command group's schedule: its rules as rows, and its quiet hours."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Self

from sqlalchemy import BigInteger, delete, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.base import Base, Number, among
from models.group import Group
from models.timetable import DAY, EVERY_DAY, HOUR, Cron, Every, Rule, Timetable


class Schedule(Base):
    """One rule of a group; a group without any gets a digest every `digest_every` minutes."""

    __tablename__ = "schedules"

    id: Mapped[int] = mapped_column(Number, primary_key=True, init=False)
    chat_id: Mapped[int] = mapped_column(BigInteger, index=True)
    every: Mapped[int] = mapped_column(default=HOUR)
    first: Mapped[int] = mapped_column(default=0)
    last: Mapped[int] = mapped_column(default=DAY - 1)
    days: Mapped[str] = mapped_column(default=EVERY_DAY)
    cron: Mapped[str | None] = mapped_column(default=None)

    @classmethod
    def of(cls, chat_id: int, rule: Rule) -> Self:
        """The row of a rule."""
        if isinstance(rule, Cron):
            return cls(chat_id=chat_id, cron=rule.line)
        assert isinstance(rule, Every), "there are two kinds"
        return cls(
            chat_id=chat_id, every=rule.minutes, first=rule.first, last=rule.last, days=rule.days
        )

    @property
    def rule(self) -> Rule:
        """The rule of a row."""
        if self.cron:
            return Cron.parse(self.cron)
        return Every(self.every, self.first, self.last, self.days)

    @classmethod
    def rules(cls, session: Session, chats: Sequence[int]) -> Mapping[int, Sequence[Rule]]:
        """The rules of these groups (chat ids), in the order in which they were given."""
        found: dict[int, list[Rule]] = defaultdict(list)
        for row in session.scalars(OF_CHATS, {"chats": chats}):
            found[row.chat_id].append(row.rule)
        return found

    @classmethod
    def timetables(cls, session: Session, groups: Sequence[Group]) -> Mapping[int, Timetable]:
        """When each of these groups (by chat id) gets its digests."""
        rules = cls.rules(session, [group.chat_id for group in groups])
        return {
            group.chat_id: Timetable(
                rules.get(group.chat_id) or [Every(group.digest_every)], group.zone
            )
            for group in groups
        }

    @classmethod
    def timetable(cls, session: Session, group: Group) -> Timetable:
        """When a group gets its digests."""
        return cls.timetables(session, [group])[group.chat_id]

    @classmethod
    def replace(cls, session: Session, group: Group, rules: Sequence[Rule], now: datetime) -> None:
        """Let a group's rules be these from now on; none: the usual."""
        session.execute(delete(cls).where(cls.chat_id == group.chat_id))
        session.add_all([cls.of(group.chat_id, rule) for rule in rules])
        group.scheduled_at = now
        session.flush()


OF_CHATS = select(Schedule).where(Schedule.chat_id.in_(among("chats"))).order_by(Schedule.id)
"""Built once: it is asked each second."""
