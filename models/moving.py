"""A group that became a supergroup: all that is known and owed goes by its new chat id."""

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from models import sending
from models.base import Base
from models.board import Board
from models.digest import Slot
from models.form import Form
from models.group import Group
from models.outbox import Owed
from models.schedule import Schedule
from models.stranger import Stranger
from models.trouble import Trouble

BY_CHAT: tuple[type[Base], ...] = (Group, Slot, Schedule, Board, Stranger, Trouble)
"""Tables with the chat's id in their key; reports keep the chat that they were written in."""


def move(session: Session, old: int, new: int) -> None:
    """Follow a chat to its new id; told twice, done once.

    Its messages stay behind, where they cannot be edited: forms that are open are posted anew.
    """
    if old == new:
        return
    for table in BY_CHAT:
        chat_id = table.__table__.c.chat_id
        if session.scalar(select(chat_id).where(chat_id == old).limit(1)):
            session.execute(delete(table).where(chat_id == new))
            session.execute(update(table).where(chat_id == old).values(chat_id=new))
    if session.get(Group, new):
        session.execute(delete(Stranger).where(Stranger.chat_id == new))
    forms = [form.key for form in Form.open_ones(session)]
    here = [key for key in forms if Owed.stands_in(session, key, old)]
    sending.migrate(session, old, new)
    session.expire_all()
    for key in here:
        Owed.renew(session, key)
