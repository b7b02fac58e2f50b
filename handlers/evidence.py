"""Evidence: what comes with a report as caption, as reply to it or to its card, or in its album."""

from telegram import Update
from telegram.ext.filters import LOCATION, PHOTO, VIDEO, Document

from handlers.chats import meet
from handlers.context import Context
from handlers.messages import source_of
from handlers.replies import Answer
from handlers.reports import admit
from models.evidence import Evidence, Media, Medium, Subject
from models.outbox import Owed
from models.refusals import WhichReport
from models.source import Source
from views.cards import evidence_line

MEDIA = PHOTO | VIDEO | LOCATION | Document.ALL


def keep_evidence(update: Update, context: Context, subject: Subject) -> None:
    """Keep what a report's own message carries, and what came before it in the same album."""
    media = media_in(update)
    if media is None:
        return
    source = source_of(update)
    if source.edited:
        Evidence.join_message(context.batch, source, subject)
    Evidence.keep(context.batch, media, source, subject)
    if media.album:
        Evidence.join_album(context.batch, source.chat_id, media.album, subject)


async def take_media(update: Update, context: Context) -> None:
    """Keep what replies to a report, or goes with it in an album; leave all else alone."""
    source, media = source_of(update), media_in(update)
    assert media, "the filter lets media only"
    if not context.batch.knows(source.chat_id):
        await meet(update, context)
        return
    subject = answered(update, context)
    if subject:
        attach(context, source, media, subject)
    elif media.album:
        admit(context, source)
        subject = Evidence.of_album(context.session, source.chat_id, media.album)
        Evidence.keep(context.batch, media, source, subject)


def answered(update: Update, context: Context) -> Subject | None:
    """The report that a message replies to, if any."""
    message = update.effective_message
    replied = message.reply_to_message if message else None
    if replied is None:
        return None
    return Subject.of_message(context.session, replied.chat_id, replied.message_id)


def attach(context: Context, source: Source, media: Media, subject: Subject) -> None:
    """Keep what a reply carries, and owe a line that says so; one line for an album."""
    group = admit(context, source)
    told = media.album and Evidence.of_album(context.session, source.chat_id, media.album)
    Evidence.keep(context.batch, media, source, subject)
    if not told:
        officer = context.batch.officer(source.officer_id)
        line = evidence_line(media, subject, group, source, officer)
        key = f"evidence {source.chat_id} {source.message_id}"
        context.batch.add(Owed.reply(key, source, line, mergeable=True))


def attach_to_card(update: Update, context: Context, keys: list[str]) -> bool:
    """Keep what replies to a hand-over's card; whether it carries anything. Raises WhichReport."""
    media = media_in(update)
    if media is None:
        return False
    if len(keys) > 1:
        raise WhichReport
    subject = Subject.of_report(context.session, "handoff", int(keys[0].rpartition(" ")[2]))
    attach(context, source_of(update), media, subject)
    return True


CARDS: dict[str, Answer] = {"card handoff": attach_to_card}
"""What replies to cards do."""


def media_in(update: Update) -> Media | None:
    """What a message carries beside its words; of a picture the largest size."""
    message = update.effective_message
    assert message, "the filters let messages only"
    if message.location:
        here = message.location
        return Media(Medium.LOCATION, latitude=here.latitude, longitude=here.longitude)
    if message.text:
        return None
    files = {
        Medium.PHOTO: message.photo[-1] if message.photo else None,
        Medium.VIDEO: message.video,
        Medium.DOCUMENT: message.document,
    }
    for medium, file in files.items():
        if file:
            album = message.media_group_id
            name, unique = file.file_id, file.file_unique_id
            return Media(medium, name, unique, file.file_size, album=album)
    return None
