"""Escalation: incidents nobody took go one level up; acknowledgements without news lapse."""

from datetime import datetime

from models.case import Case
from models.database import Session
from models.dossier import Dossier
from models.heartbeat import ESCALATION, Heartbeat
from models.officer import Officer
from models.outbox import Owed
from models.sweep import advance, due
from models.timeline import Deed
from views.incidents import cards, notices


def escalate_incidents(session: Session, now: datetime) -> None:
    """Owe what the clock of each incident asks for, once; of what was missed, the last only."""
    Heartbeat.beat(session, ESCALATION, now)
    for case in due(session, now):
        names = [*case.acknowledgers, *([case.handler] if case.handler else [])]
        rung, deed = case.rung, advance(session, case, now)
        if deed:
            dossier = owe(session, case, deed, now, names if deed == Deed.LAPSED else [])
            if deed == Deed.LAPSED or case.rung != rung:
                show(session, dossier)


def owe(session: Session, case: Case, deed: Deed, now: datetime, last: list[int]) -> Dossier:
    """Owe the notices of a step, instead of those that wait; `last`: whose word has lapsed."""
    dossier = Dossier.of(session, case)
    dossier.spare_notices(session)
    people = list(Officer.known(session, last).values())
    for owed in notices(dossier, deed, now, last=people):
        Owed.post(session, owed)
    return dossier


def show(session: Session, dossier: Dossier) -> None:
    """Let the cards show a step; a reminder changes nothing on them."""
    for card in cards(dossier):
        Owed.post(session, card)
