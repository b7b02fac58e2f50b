"""Every path of every policy, with processes that are killed: each step is made once."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from random import Random
from signal import SIGKILL

import pytest
from sqlalchemy import select

from jobs.escalation import escalate_incidents
from models.case import Case
from models.database import Session
from models.doubles import link, part
from models.escalation import Policy
from models.glossary import Severity
from models.heartbeat import ESCALATION, Heartbeat
from models.life import (
    acknowledge,
    ask,
    close,
    escalate,
    grade,
    handle,
    hear,
    reopen,
    resolve,
)
from models.officer import Officer
from models.outbox import Owed
from models.timeline import Deed, Event
from sandbox.world import Person
from tests.field import EVENING, TOTOK, Chat, Posko
from tests.handlers.test_incident_buttons import AGUS
from tests.jobs.foretelling import Foretold, Step, neighbour
from tests.jobs.sweeping import Sweep, sweepers
from tests.jobs.test_escalation import turn

Path = Sequence[tuple[int, str]]
"""What is done, at which minutes."""

CLOCKS = (Deed.TOLD, Deed.LAPSED)

KOMANDO = -1001000000000

BOTH = [(1, "army"), (1, "police")]


def paths(policy: Policy) -> dict[str, Path]:
    """All that may become of an incident, beside what the clock does."""
    wait, news, handled = policy.acknowledge, policy.news, policy.handled
    lapsed = news + 1
    return {
        "nobody": [],
        "one force": [(1, "police")],
        "seen": BOTH,
        "seen when one level was told": [(wait + 1, "army"), (wait + 1, "police")],
        "seen when all were told": [(2 * wait + 1, "army"), (2 * wait + 1, "police")],
        "seen twice": [*BOTH, (lapsed + 1, "army"), (lapsed + 1, "police")],
        "seen, with news": [*BOTH, (news, "news")],
        "news that nobody waits for": [(1, "news")],
        "handled": [(1, "handle"), (1, "army")],
        "handled by one force": [(1, "handle")],
        "handled after it was seen": [*BOTH, (2, "handle")],
        "handled, with news": [(1, "handle"), (1, "army"), (handled, "news")],
        "handled twice": [(1, "handle"), (1, "army"), (handled + 2, "handle")],
        "resolved at once": [(1, "resolve")],
        "resolved when a level was told": [(wait + 1, "resolve")],
        "resolved when it was seen": [*BOTH, (2, "resolve")],
        "resolved when handled": [(1, "handle"), (1, "army"), (2, "resolve")],
        "resolved when it lapsed": [*BOTH, (lapsed + 1, "resolve")],
        "reopened": [(1, "resolve"), (3, "reopen")],
        "reopened when it was seen": [*BOTH, (2, "resolve"), (4, "reopen")],
        "closed": [(1, "resolve"), (2, "close")],
        "closed and reopened": [(1, "resolve"), (2, "close"), (4, "reopen")],
        "passed up": [(1, "up")],
        "passed up to the top": [(1, "up"), (1, "up")],
        "passed up when it was seen": [*BOTH, (2, "up")],
        "passed up when it lapsed": [*BOTH, (lapsed + 1, "up")],
        "graded": [(1, "grade")],
        "graded when a level was told": [(wait, "grade")],
        "graded when one force has seen it": [(1, "police"), (2, "grade")],
        "graded when it was seen": [*BOTH, (2, "grade")],
        "graded when handled": [(1, "handle"), (1, "army"), (2, "grade")],
        "linked": [(1, "link")],
        "linked and parted": [(1, "link"), (3, "part")],
    }


@pytest.mark.parametrize(
    ("severity", "word"),
    [(Severity.MEDIUM, "sedang"), (Severity.HIGH, "tinggi"), (Severity.CRITICAL, "kritis")],
)
def test_each_step_of_every_path_is_made_once(
    posko: Posko, muncar: Chat, severity: Severity, word: str
) -> None:
    with posko.database.transaction() as session:
        policies = {one.severity: one for one in Policy.all(session)}
    policy = policies[severity]
    walked = paths(policy)
    for place in places(len(walked)):
        muncar.writes(f"/incident {word} kebakaran di {place}")
    posko.settle()
    until = policy.news + 2 * policy.acknowledge + policy.remind + 4
    foretold = [foresee(Foretold(policies, severity), path, until) for path in walked.values()]
    url = posko.database.engine.url.render_as_string(hide_password=False)
    with sweepers(url) as two_sweep:
        walk = Walk(posko, two_sweep, list(walked.values()), foretold)
        walk.go()

    assert dict(zip(walked, walk.made(), strict=True)) == dict(zip(walked, foretold, strict=True))
    assert walk.notices() == [len(steps) for steps in foretold]


def places(count: int) -> Iterator[str]:
    """So many places, the last two of them that of the first."""
    villages = ("Kedungrejo", "Tembokrejo", "Kumendung")
    for number in range(count):
        at = number if number < count - 2 else 0
        yield f"TPS {at % 12 + 1} Desa {villages[at // 12]}"


def foresee(one: Foretold, path: Path, until: int) -> list[Step]:
    """All that the clock must do until then."""
    for minute in range(1, until + 1):
        one.tick(minute)
        for act in (act for at, act in path if at == minute):
            one.acts(act, minute)
    return one.steps


class Walk:
    """Incidents that go all paths at once: number 1 the first, and so on."""

    def __init__(
        self,
        posko: Posko,
        two_sweep: Sweep,
        walked: Sequence[Path],
        foretold: Sequence[list[Step]],
    ) -> None:
        self.two_sweep = two_sweep
        self.posko = posko
        self.walked = walked
        self.due = Counter(minute for steps in foretold for minute, *_ in steps)
        self.chance = Random(80)
        self.owed: set[tuple[int, str]] = set()
        """All notices that were owed: row and key."""

    def go(self) -> None:
        """Let time pass, as far as something happens; look a minute before each step, too."""
        acts = {minute for path in self.walked for minute, _ in path}
        for minute in sorted({*acts, *self.due, *(minute - 1 for minute in self.due)}):
            turn(self.posko, minutes=minute)
            self.sweep(self.due[minute])
            for number, path in enumerate(self.walked, 1):
                for act in (act for at, act in path if at == minute):
                    self.do(number, act)

    def sweep(self, due: int) -> None:
        """Two processes sweep, together or in turn, and one of them is killed at any point."""
        with self.posko.database.transaction() as session:
            if due:  # with the heartbeat left already, none of them waits for the other there
                Heartbeat.beat(session, ESCALATION, self.posko.now)
            else:
                escalate_incidents(session, self.posko.now)
        if due:
            dies_at, together = self.chance.randrange(10 + 30 * due), self.chance.random() < 1 / 2
            assert self.two_sweep(self.posko.now, dies_at, together) == (-SIGKILL, 0)
        self.look()

    def look(self) -> None:
        """Remember what is owed, for later notices take the place of those that wait."""
        with self.posko.database.transaction() as session:
            query = select(Owed.id, Owed.key).where(Owed.key.startswith("notice "))
            self.owed |= {(row, key) for row, key in session.execute(query)}

    def do(self, number: int, act: str) -> None:
        """What an officer does."""
        with self.posko.database.transaction() as session:
            case = Case.of(session, number)
            assert case
            ACTS[act](session, case, self.posko.now)

    def made(self) -> Iterator[list[Step]]:
        """The steps that the clock made, of each incident."""
        with self.posko.database.transaction() as session:
            for number in range(1, len(self.walked) + 1):
                events = (one for one in Event.of(session, [number]) if one.deed in CLOCKS)
                yield [((one.at - EVENING).seconds // 60, one.deed, one.text) for one in events]

    def notices(self) -> list[int]:
        """How many notices the command group was owed of each incident, each row counted."""
        here = [key.split() for _, key in self.owed if key.endswith(f" {KOMANDO}")]
        told = Counter(int(number) for _, number, *_ in here)
        return [told[number] for number in range(1, len(self.walked) + 1)]


def by(session: Session, person: Person) -> Officer:
    return session.get_one(Officer, person.id)


def solve(session: Session, case: Case, now: datetime) -> None:
    ask(session, case, by(session, TOTOK), now)
    resolve(session, case, by(session, TOTOK), now, "sudah aman")


def tell(session: Session, case: Case, now: datetime) -> None:
    hear(session, case, Event(number=case.number, at=now, deed=Deed.NOTE, text="merapat"), now)


def join_first(session: Session, case: Case, now: datetime) -> None:
    other = Case.of(session, case.resembles or 0)
    assert other
    link(session, case, case.report.officer_id, now, other)


ACTS: dict[str, Callable[[Session, Case, datetime], object]] = {
    "police": lambda s, case, now: acknowledge(s, case, by(s, TOTOK), now),
    "army": lambda s, case, now: acknowledge(s, case, by(s, AGUS), now),
    "handle": lambda s, case, now: handle(s, case, by(s, TOTOK), now),
    "up": lambda s, case, now: escalate(s, case, by(s, TOTOK), now, case.rung),
    "grade": lambda s, case, now: grade(
        s, case, by(s, TOTOK), now, case.severity, neighbour(case.severity)
    ),
    "close": lambda s, case, now: close(s, case, by(s, TOTOK), now),
    "reopen": lambda s, case, now: reopen(s, case, by(s, TOTOK), now),
    "part": lambda s, case, now: part(s, case, TOTOK.id, now),
    "news": tell,
    "resolve": solve,
    "link": join_first,
}
