"""What keeps the bot from hearing, as Telegram tells it at the start."""

from datetime import datetime

from models.database import Session
from models.glossary import Hindrance
from models.trouble import EVERYWHERE, Trouble
from wire import Telegram


def note_privacy_mode(telegram: Telegram, session: Session, now: datetime) -> None:
    """Note whether privacy mode is on: operators are told once, until it is off."""
    deaf = not telegram.bot.can_read_all_group_messages
    Trouble.note(session, EVERYWHERE, Hindrance.PRIVACY, now, there=deaf)
