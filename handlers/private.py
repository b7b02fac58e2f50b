"""What is asked in private chat only, since it tells of people: by whom."""

from handlers.context import Context
from handlers.presses import Press
from models.glossary import Duty
from models.officer import Officer
from models.refusals import NotEnrolled, NotYourDuty, OnlyInPrivate, StaleButton
from models.source import Source


def alone(source: Source) -> None:
    """Raises OnlyInPrivate where others read what is answered."""
    if source.chat_id != source.officer_id:
        raise OnlyInPrivate


def asker(source: Source, context: Context, duty: Duty) -> Officer:
    """The officer who asks, alone with us. Raises OnlyInPrivate, NotEnrolled, NotYourDuty."""
    alone(source)
    officer = context.batch.officer(source.officer_id)
    if officer is None:
        raise NotEnrolled
    if not officer.at_least(duty):
        raise NotYourDuty
    return officer


def presser(press: Press, context: Context, duty: Duty) -> Officer:
    """The same of a press. Raises StaleButton, NotEnrolled, NotYourDuty."""
    if press.chat_id != press.officer_id:
        raise StaleButton
    officer = press.officer(context)
    if not officer.at_least(duty):
        raise NotYourDuty
    return officer
