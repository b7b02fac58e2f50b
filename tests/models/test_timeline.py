"""What is done about an incident stands in the ledger, and a change of it is found out."""

import pytest
from sqlalchemy import delete, insert, update

from models.comparing import Difference
from models.records import steps
from models.timeline import Deed, Event
from tests.field import ANDI, EVENING, Chat, Posko
from tests.handlers.test_incident_buttons import AGUS, FIRE, answers, stands


@pytest.fixture
def told(posko: Posko, muncar: Chat) -> Posko:
    """An incident with five steps in the ledger: seen, taken, news, asked, resolved."""
    muncar.says(FIRE)
    muncar.hears()
    muncar.presses("Monitor", by=AGUS)
    stands(muncar)
    muncar.presses("Tangani", by=ANDI)
    answers(muncar, "api kecil", by=ANDI)
    stands(muncar)
    muncar.presses("Selesai", by=ANDI)
    answers(muncar, "padam", by=ANDI)
    return posko


def test_the_steps_of_an_incident_are_in_the_ledger(told: Posko) -> None:
    with told.database.transaction() as session:
        assert list(steps(session)) == [5]


@pytest.mark.parametrize(
    "change",
    [
        update(Event).where(Event.deed == Deed.HANDLED).values(officer_id=AGUS.id),
        update(Event).where(Event.deed == Deed.RESOLVED).values(text="padam sendiri"),
        delete(Event).where(Event.deed == Deed.NOTE),
        insert(Event).values(number=1, at=EVENING, deed=Deed.CLOSED, text=""),
    ],
)
def test_a_step_that_was_changed_is_named(told: Posko, change: object) -> None:
    with told.database.transaction() as session:
        session.execute(change)  # type: ignore[call-overload]

    with told.database.transaction() as session, pytest.raises(Difference, match="step"):
        list(steps(session))
