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
        deed = advance(session, case, now)
        if deed:
            owe(session, case, deed, now, names if deed == Deed.LAPSED else [])


def owe(session: Session, case: Case, deed: Deed, now: datetime, last: list[int]) -> None:
    """Owe the notices of a step, and let the cards show it; `last`: whose word has lapsed."""
    dossier = Dossier.of(session, case)
    dossier.spare_notices(session)
    people = list(Officer.known(session, last).values())
    for owed in (*notices(dossier, deed, now, last=people), *cards(dossier)):
        Owed.post(session, owed)
