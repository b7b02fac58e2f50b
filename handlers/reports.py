"""What /handoff and /incident have in common: who may report, and what must not be kept."""

from typing import TypeVar

from handlers.context import Context
from models.batch import Batch
from models.form import Form, FormState
from models.group import Group
from models.handoff import Handoff
from models.incident import Incident
from models.notes import Hint
from models.outbox import Markup, Owed
from models.refusals import AmbiguousPlace, Neutrality, OtherKind, Privacy, WrittenInPrivate
from models.source import Source
from reading.neutrality import Forbidden, forbidden
from reading.places import Gazetteer, Place
from views.cards import newcomer_line
from views.groups import masked

Report = TypeVar("Report", Handoff, Incident)

REFUSED = {Forbidden.NEUTRALITY: Neutrality, Forbidden.PRIVACY: Privacy}


def admit(context: Context, source: Source) -> Group:
    """The group that a report was written in.

    Raises WrittenInPrivate, UnknownChat, Neutrality, Privacy.
    """
    if source.chat_id > 0:
        raise WrittenInPrivate
    group = context.batch.group(source.chat_id)
    reason = forbidden(source.text)
    if reason:
        raise REFUSED[reason]
    return group


def ambiguous(candidates: tuple[Place, ...], gazetteer: Gazetteer) -> AmbiguousPlace:
    """The question which of several places is meant."""
    return AmbiguousPlace(
        [(place.name, gazetteer.place(place.code.rpartition(".")[0]).name) for place in candidates]
    )


def owe_answer(
    batch: Batch,
    group: Group,
    source: Source,
    kind: str,
    number: int,
    card: str,
    buttons: Markup | None = None,
) -> None:
    """Owe the card and, where the group takes reactions, the receipt on the message.

    Where a form was open about the message, it becomes the card.
    """
    receipt = group.reactions and not source.edited
    key = f"card {kind} {number}"
    if not source.masked and batch.meets(source.officer_id):
        card += "\n" + newcomer_line(group.language)
    form = form_about(batch, source)
    if form:
        form.state = FormState.SENT
        Owed.rename(batch.session, form.key, key, receipt=receipt)
        Owed.rewrite(batch.session, key, card, buttons)
        return
    batch.add(Owed.reply(key, source, card, buttons, mergeable=True, receipt=receipt))
    if source.masked and Hint.due(batch.session, source.chat_id, "masked"):
        told = masked(group.language)
        batch.add(Owed.reply(f"masked {source.chat_id}", source, told))


def form_about(batch: Batch, source: Source) -> Form | None:
    """The open form about a message that is a report now; None where there is none."""
    if not (source.edited or (source.chat_id, source.message_id) in batch.asked):
        return None
    form = Form.of_message(batch.session, source)
    return form if form and form.state == FormState.OPEN else None


def earlier_version(
    context: Context, source: Source, kind: type[Report], other: type[Handoff | Incident]
) -> Report | None:
    """What the message reported before, if anything. Raises OtherKind."""
    if not context.work.may_be_on_record(source):
        return None
    found = other.of_message(context.session, source)
    if found:
        raise OtherKind(found.number)
    return kind.of_message(context.session, source)
