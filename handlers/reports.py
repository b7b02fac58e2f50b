"""What /handoff and /incident have in common: who may report, and what must not be kept."""

from reading.neutrality import Forbidden, forbidden
from reading.places import Gazetteer, Place

from handlers.context import Context
from models.group import Group
from models.handoff import Handoff
from models.incident import Incident
from models.officer import Officer
from models.outbox import Owed
from models.refusals import AmbiguousPlace, Neutrality, OtherKind, Privacy, WrittenInPrivate
from models.source import Source
from views.cards import Answer

REFUSED = {Forbidden.NEUTRALITY: Neutrality, Forbidden.PRIVACY: Privacy}


def admit(context: Context, source: Source) -> Group:
    """The group that a report was written in.

    Raises WrittenInPrivate, UnknownChat, Neutrality, Privacy.
    """
    if source.chat_id > 0:
        raise WrittenInPrivate
    group = Group.of_chat(context.session, source.chat_id)
    reason = forbidden(source.text)
    if reason:
        raise REFUSED[reason]
    return group


def refuse_other_kind(other: Handoff | Incident | None) -> None:
    """Raise OtherKind where the edited message is on record as a report of the other kind."""
    if other:
        raise OtherKind(other.number)


def ambiguous(candidates: tuple[Place, ...], gazetteer: Gazetteer) -> AmbiguousPlace:
    """The question which of several places is meant."""
    return AmbiguousPlace(
        [(place.name, gazetteer.place(place.code.rpartition(".")[0]).name) for place in candidates]
    )


def owe_answer(
    context: Context, group: Group, source: Source, kind: str, number: int, answer: Answer
) -> None:
    """Owe the receipt on the message, where the group takes reactions, and the card."""
    if group.reactions and not source.edited:
        context.session.add(Owed.receipt(f"receipt {kind} {number}", source))
    context.session.add(Owed.reply(f"card {kind} {number}", source, answer.text, answer.line))


def author_of(context: Context, source: Source) -> Officer | None:
    """The officer who wrote it; None for somebody not enrolled."""
    return context.session.get(Officer, source.officer_id)
