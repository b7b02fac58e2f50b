"""Text replies to a form's card: `TPS 5`, `3 kotak`, `Kedungrejo`, each as good as presses."""

import re
from collections.abc import Iterator

from telegram import Update

from handlers.context import Context
from handlers.desk import Desk
from handlers.drafts import draft_of, incident_draft, with_known_stations
from handlers.messages import source_of
from handlers.reports import REFUSED
from models.draft import Draft, Kind, Question
from models.form import Form
from models.hearing import hearing
from models.refusals import FormClosed, UnreadAnswer
from reading.neutrality import forbidden

NUMBERS = re.compile(r"\s*\d[\d\s,.&–-]*")
"""Numbers that do not say what they count."""

STAGE = re.compile(r"\s*(tps|pps|ppk|kpu)\s*", re.IGNORECASE)


def reply_to_form(update: Update, context: Context, keys: list[str]) -> bool:
    """Take its author's reply to a form as answers.

    Raises FormClosed, UnreadAnswer, Neutrality, Privacy.
    """
    source = source_of(update)
    form = Form.locked(context.session, int(keys[0].split()[1]))
    if form is None or form.officer_id != source.officer_id or not source.text.strip():
        return False
    if not form.is_open(context.batch.now):
        raise FormClosed
    reason = forbidden(source.text)
    if reason:
        raise REFUSED[reason]
    desk = Desk(context, form, context.batch.group(source.chat_id))
    hear = hear_incident if form.draft.kind is Kind.INCIDENT else hear_handoff
    hear(desk, source.text)
    return True


def hear_incident(desk: Desk, text: str) -> None:
    """Add the words to the incident; as soon as they say what it is, it waits no longer."""
    form, context = desk.form, desk.context
    said = incident_draft(text, context, desk.group)
    known = with_known_stations(hearing(form.draft, said), context)
    words = f"{known.words} {text}".strip()
    if said.category and form.draft.category is None:
        place = known.place or desk.group.region
        desk.show(known.with_(category=said.category, place=place, words=words))
        desk.send()
    else:
        desk.show(known.with_(words=words))


def hear_handoff(desk: Desk, text: str) -> None:
    """Take what the words say, in the light of what was asked. Raises UnreadAnswer."""
    draft, context = desk.form.draft, desk.context
    for wording in wordings(text, draft):
        said = draft_of(Kind.HANDOFF, wording, context, desk.group)
        after = with_known_stations(hearing(draft, said), context)
        if after != draft.with_():
            desk.show(after)
            return
    raise UnreadAnswer


def wordings(text: str, draft: Draft) -> Iterator[str]:
    """What a reply may mean, likeliest first: `5` are stations, or boxes, as it was asked."""
    ready = draft.question is Question.READY
    if NUMBERS.fullmatch(text):
        yield f"{text} kotak" if ready else f"TPS {text}"
    if STAGE.fullmatch(text):
        yield f"ke {text}"
    yield text
    yield f"segel {text}" if ready else f"desa {text}"
