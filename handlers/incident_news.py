"""Replies to an incident's cards: news for its timeline, or the line that resolves it."""

from telegram import Update

from handlers.context import Context
from handlers.evidence import answered, keep_evidence, take_media
from handlers.incident import media_in, show
from handlers.messages import source_of
from handlers.replies import Answer
from handlers.reports import REFUSED
from models.case import Case
from models.dossier import card_key
from models.evidence import Subject
from models.life import asked, hear, resolve
from models.refusals import NotEnrolled, WhichIncident
from models.source import Source
from models.timeline import Deed, Event
from reading.neutrality import forbidden


async def take_attached(update: Update, context: Context) -> None:
    """Put what replies to an incident's own message on its timeline; all else is evidence."""
    subject = answered(update, context)
    message = update.effective_message
    assert message, "the filter lets messages only"
    if subject and subject.kind == "incident":
        take_news(update, context, [card_key(subject.number)])
    elif not message.voice:
        await take_media(update, context)


def take_news(update: Update, context: Context, keys: list[str]) -> bool:
    """Put a reply to an incident's card on its timeline, or resolve the incident with it."""
    numbers = sorted({number_in(key) for key in keys})
    if len(numbers) > 1:
        raise WhichIncident(numbers)
    case = Case.of(context.session, numbers[0])
    source = source_of(update)
    if case is None or not (source.text or media_in(update.effective_message)[0]):
        return False
    reason = forbidden(source.text)
    if reason:
        raise REFUSED[reason]
    if source.text and asked(case, source.officer_id, context.batch.now) and not source.edited:
        end(case, source, context)
    elif not Event.stands(context.session, source.chat_id, source.message_id, source.text):
        hear(context.session, case, news(update, case, source), context.batch.now)
        keep_evidence(update, context, Subject("incident", case.number))
    show(context.session, case)
    return True


def end(case: Case, source: Source, context: Context) -> None:
    """Resolve it with the line that was asked for."""
    officer = context.batch.officer(source.officer_id)
    if officer is None:
        raise NotEnrolled
    resolve(context.session, case, officer, context.batch.now, source.text)


def news(update: Update, case: Case, source: Source) -> Event:
    """A reply as an entry of the timeline."""
    kind, file_id = media_in(update.effective_message)
    return Event(
        number=case.root,
        at=source.reported_at,
        deed=Deed.NOTE,
        officer_id=source.officer_id,
        text=source.text,
        chat_id=source.chat_id,
        message_id=source.message_id,
        media=kind,
        file_id=file_id,
    )


def number_in(key: str) -> int:
    """The incident's number in the key of any message about it."""
    return int(key.removeprefix("card ").split()[1])


NEWS: dict[str, Answer] = {
    "card incident": take_news,
    "alert": take_news,
    "notice": take_news,
    "photo": take_news,
    "timeline": take_news,
    "summary": take_news,
    "report": take_news,
}
