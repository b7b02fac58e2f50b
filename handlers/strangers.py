"""Chats that are not known: each is told so once; a group asks an operator to let it in."""

from handlers.context import Work
from models.officer import Officer
from models.outbox import Owed, Priority
from models.stranger import Stranger
from views.approval import request


def greet(work: Work, chat_id: int, title: str, adder: Officer | None = None) -> None:
    """Tell a chat that it is not known, once; where an officer took us in, their operators too."""
    batch = work.batch
    stranger = Stranger.meet(batch.session, chat_id, title, batch.now)
    if stranger is None:
        return
    text, buttons = request(stranger, work.language, here=True)
    batch.add(Owed.message(stranger.key, chat_id, Priority.ANSWER, text, buttons))
    for operator in Officer.operators(batch.session, adder.region) if adder else ():
        text, buttons = request(stranger, work.language, adder, here=False)
        key = f"{stranger.key} {operator.telegram_id}"
        batch.add(Owed.message(key, operator.telegram_id, Priority.ANSWER, text, buttons))
