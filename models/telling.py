"""Telling: cards that changed are written anew, findings are put before the commanders."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from sqlalchemy.orm import Session

from models.batch import Batch
from models.case import Case
from models.dossier import Dossier
from models.group import Group
from models.handoff import Handoff
from models.holding import moved_since
from models.outbox import Markup, Owed
from models.standing import Standing, standings


@dataclass(frozen=True, slots=True)
class Texts:
    """How hand-overs and incidents are put into words."""

    handoff_card: Callable[[Standing, Group], str]
    handoff_buttons: Callable[[Handoff, str], Markup | None]
    incident_cards: Callable[[Dossier], Iterable[Owed]]


def tell_changes(batch: Batch, texts: Texts) -> None:
    """Write all that is gathered, and owe what others must learn of it."""
    session = batch.write()
    if not (batch.retell or batch.opened or batch.closed):
        return
    findings = [finding for finding, _, _ in batch.opened] + batch.closed
    batch.retell |= moved_since(session, findings) | {one.handoff_id for one in batch.closed}
    for number in dict.fromkeys(one.incident_id for one in findings if one.incident_id):
        case = Case.of(session, number)
        if case:
            show(session, case, texts.incident_cards)
    if batch.retell:
        retell(batch, texts)
    batch.retell.clear()
    batch.opened.clear()
    batch.closed.clear()


def show(session: Session, case: Case, cards: Callable[[Dossier], Iterable[Owed]]) -> None:
    """Owe the cards of an incident, or rewrite them, as it is now."""
    dossier = Dossier.of(session, case)
    dossier.spare_notices(session)
    for card in cards(dossier):
        Owed.post(session, card)


def retell(batch: Batch, texts: Texts) -> None:
    """Rewrite the cards of hand-overs that changed, but of none that gave way or was withdrawn."""
    changed: dict[str, tuple[str, Markup | None]] = {
        f"card handoff {number}": (
            texts.handoff_card(standing, group),
            texts.handoff_buttons(standing.handoff, group.language),
        )
        for number, (standing, group) in standings(batch.session, batch.retell).items()
        if not standing.handoff.superseded
    }
    Owed.rewrite_each(batch.session, changed)
