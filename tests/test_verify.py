"""A database that was altered behind Posko's back is found out, and the first place is named."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, RowMapping, create_engine, delete, insert, select, text, update
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from jobs.digest import owe_digests
from models.attestation import Attestation
from models.box import Box
from models.custody import Outcome
from models.database import Database
from models.digest import Slot
from models.evidence import Evidence
from models.finding import Finding, FindingState
from models.glossary import Seal, Service, Stage
from models.handoff import HandedBox, Handoff
from models.incident import Incident
from models.ledger import COLUMNS, SEALED, Entry, seal
from models.transit import Holdup
from models.verification import CHECKS, Difference, chain
from tests.field import BUDI, NANANG, NANANG_S, Chat, Posko
from tests.test_bot import bot


@pytest.fixture
def night(posko: Posko, muncar: Chat) -> Posko:
    """An amendment, a late report, an incident, a picture: 9 entries; a digest at the sixth."""
    first = muncar.says("/handoff TPS 1-3 Kedungrejo -> PPS 6 kotak segel utuh")
    muncar.says("/handoff PPS Kedungrejo berangkat ke PPK pkl 19.20", by=BUDI)
    muncar.edits(first, "/handoff TPS 1-2 Kedungrejo -> PPS 4 kotak segel utuh")
    muncar.says("/handoff TPS 4 Kedungrejo -> PPS 2 kotak pkl 18.40", by=BUDI)
    muncar.says("/incident hujan deras, jalan tergenang di Blambangan")
    posko.wait(minutes=30)
    posko.does(owe_digests)
    muncar.says("/handoff PPS Kedungrejo -> PPK")
    muncar.says("/handoff TPS 1 Blambangan -> PPS", caption=True)
    return posko


@pytest.mark.usefixtures("night")
def test_what_nobody_touched_is_verified(prepared: str) -> None:
    answer = bot(prepared, "verify")

    assert answer.returncode == 0
    assert re.fullmatch("verified: 9 entries, the last is [0-9a-f]{64}\n", answer.stdout)


def changed_row(db: Connection) -> None:
    db.execute(update(Entry).where(Entry.number == 3).values(actor=BUDI.id + 1))


def removed_entry(db: Connection) -> None:
    db.execute(delete(Entry).where(Entry.number == 4))


def removed_and_closed_up(db: Connection) -> None:
    db.execute(delete(Entry).where(Entry.number == 4))
    for number in range(5, 10):
        db.execute(update(Entry).where(Entry.number == number).values(number=number - 1))


def swapped_pair(db: Connection) -> None:
    for old, new in ((4, 99), (5, 4), (99, 5)):
        db.execute(update(Entry).where(Entry.number == old).values(number=new))


def rewritten_tail(db: Connection) -> None:
    """Say that entry 5 told of missing seals, and make all hashes and tables fit."""
    rows = db.execute(select(Entry.__table__).where(Entry.number >= 5).order_by(Entry.number))
    previous = ""
    for row in rows.mappings().all():
        content = row["content"].replace('"seal":null', '"seal":"missing"', row["number"] == 5)
        changed = dict(row) | {"content": content, "previous": previous or row["previous"]}
        previous = changed["hash"] = seal(*(changed[name] for name in (*SEALED, "previous")))
        db.execute(update(Entry).where(Entry.number == row["number"]).values(**changed))
    db.execute(update(Handoff).where(Handoff.id == 4).values(seal=Seal.MISSING))


def cut_tail(db: Connection) -> None:
    db.execute(delete(Entry).where(Entry.number > 5))


def cut_after_the_digest(db: Connection) -> None:
    db.execute(delete(Entry).where(Entry.number >= 8))


def changed_report(db: Connection) -> None:
    db.execute(update(Handoff).where(Handoff.id == 4).values(boxes=3, officer_id=7))


def hidden_report(db: Connection) -> None:
    db.execute(update(Handoff).where(Handoff.id == 4).values(superseded=True))


def removed_report(db: Connection) -> None:
    db.execute(delete(HandedBox).where(HandedBox.handoff_id == 4))
    db.execute(update(Box).where(Box.handoff_id == 4).values(handoff_id=None))
    db.execute(delete(Handoff).where(Handoff.id == 4))


def changed_lot(db: Connection) -> None:
    one = db.execute(HandedBox.__table__.select().where(HandedBox.handoff_id == 4)).first()
    assert one
    db.execute(delete(HandedBox).where(HandedBox.handoff_id == 4, HandedBox.box_id == one.box_id))


def milder_incident(db: Connection) -> None:
    db.execute(update(Incident).values(severity="low"))


def moved_box(db: Connection) -> None:
    here = Box.village == "35.10.05.2002", Box.station == 4, Box.election == "PILBUP"
    db.execute(update(Box).where(*here).values(stage=Stage.KPU))


def renamed_box(db: Connection) -> None:
    here = Box.village == "35.10.05.2002", Box.station == 4, Box.election == "PILBUP"
    db.execute(update(Box).where(*here).values(station=40))


def other_picture(db: Connection) -> None:
    db.execute(update(Evidence).values(unique_id="other"))


def removed_picture(db: Connection) -> None:
    db.execute(delete(Evidence))


def added_picture(db: Connection) -> None:
    row = db.execute(select(Evidence.__table__)).mappings().one()
    db.execute(insert(Evidence).values(**(dict(row) | {"id": 2, "unique_id": "added"})))


def changed_slot(db: Connection) -> None:
    db.execute(update(Slot).values(head="0" * 64))


@pytest.mark.parametrize(
    ("tamper", "named"),
    [
        (changed_row, r"entry 3 \(handoff 2\) was changed"),
        (removed_entry, "entry 4 is missing"),
        (removed_and_closed_up, "entry 4 does not follow entry 3"),
        (swapped_pair, "entry 4 does not follow entry 3"),
        (
            rewritten_tail,
            r"the digest of 2024-11-27 13.00 UTC in group -1001000000000 "
            r"printed 6 · [0-9a-f]{8}; the ledger has [0-9a-f]{8} there",
        ),
        (
            cut_tail,
            r"the digest of 2024-11-27 13.00 UTC in group -1001000000000 "
            r"printed 6 · [0-9a-f]{8}; the ledger ends before 6",
        ),
        (cut_after_the_digest, "handoff 6 stands in no entry of the ledger"),
        (changed_report, "handoff 4 is not as entry 5 has it: actor, boxes"),
        (hidden_report, "handoff 4: the table says wrongly whether it is in force"),
        (removed_report, "handoff 4 of entry 5 is gone"),
        (changed_lot, "handoff 4 is not as entry 5 has it: lot"),
        (milder_incident, "incident 1 is not as entry 6 has it: severity"),
        (
            moved_box,
            r"box \d+ \(35.10.05.2002 TPS 004 PILBUP\): ledger PPK since "
            r"2024-11-27T13:00:00\+00:00 by #5; table KPU since 2024-11-27T13:00:00\+00:00 by #5",
        ),
        (renamed_box, "the manifest is not that of entry 1"),
        (other_picture, "evidence 1 is not as entry 9 has it: unique_id"),
        (removed_picture, "evidence 1 of entry 9 is gone"),
        (added_picture, "evidence: there are 2; entries tell of 1"),
        (changed_slot, r"the digest of .* printed 6 · 00000000; the ledger has \w{8} there"),
    ],
)
@pytest.mark.usefixtures("night")
def test_what_was_altered_is_named(
    prepared: str, tamper: Callable[[Connection], None], named: str
) -> None:
    with break_in(prepared) as db:
        tamper(db)

    assert re.fullmatch(named, first_difference(prepared))


@pytest.mark.usefixtures("night")
def test_a_difference_ends_with_status_1_and_is_the_last_line(prepared: str) -> None:
    with break_in(prepared) as db:
        removed_entry(db)

    answer = bot(prepared, "verify")

    assert (answer.returncode, answer.stdout) == (1, "")
    assert answer.stderr.splitlines()[-1] == "verify: entry 4 is missing"


@pytest.mark.usefixtures("night")
def test_a_head_from_somebodys_phone_is_compared(prepared: str, komando: Chat) -> None:
    told = komando.hears()[-1].splitlines()[-1].removeprefix("Catatan ")
    assert bot(prepared, "verify", "--printed", told).returncode == 0
    with break_in(prepared) as db:
        rewritten_tail(db)
        at_six = select(Entry.hash).where(Entry.number == 6).scalar_subquery()
        db.execute(update(Slot).where(Slot.records >= 6).values(head=at_six))

    assert first_difference(prepared) == ""
    answer = bot(prepared, "verify", "--printed", told)

    assert answer.returncode == 1
    assert answer.stderr.splitlines()[-1].startswith(f"verify: a digest printed {told}; the ledger")


@pytest.mark.usefixtures("night")
def test_a_text_that_was_purged_is_no_difference(prepared: str) -> None:
    with break_in(prepared) as db:
        db.execute(update(Handoff).values(text=""))

    assert first_difference(prepared) == ""


def other_witness(db: Connection) -> None:
    db.execute(update(Attestation).values(service=Service.KPU))


def removed_witness(db: Connection) -> None:
    db.execute(delete(Attestation))


def other_boxes(db: Connection) -> None:
    db.execute(update(Finding).values(boxes=[1]))


def other_outcome(db: Connection) -> None:
    db.execute(update(Finding).values(outcome=Outcome.AS_REPORTED))


def other_reason(db: Connection) -> None:
    db.execute(update(Finding).values(reason="dihitung ulang"))


def other_excuse(db: Connection) -> None:
    db.execute(update(Holdup).values(reason="tertahan, jembatan putus"))


def swapped_seals(db: Connection) -> None:
    db.execute(update(Box).where(Box.id == 7).values(seals=["X999"]))


def unsettled(db: Connection) -> None:
    settled = {"outcome": None, "settled_at": None, "settled_by": None, "reason": None}
    db.execute(update(Finding).values(state=FindingState.OPEN, **settled))


@pytest.mark.parametrize(
    ("tamper", "named"),
    [
        (other_witness, "attestation 1 is not as entry 3 has it: service"),
        (removed_witness, "attestation 1 of entry 3 is gone"),
        (other_boxes, r"finding 1 is not as entry \d+ has it: boxes"),
        (other_outcome, r"settlement 1 is not as entry \d+ has it: outcome"),
        (other_reason, r"settlement 1 is not as entry \d+ has it: reason"),
        (unsettled, r"settlement 1 of entry \d+ is gone"),
        (other_excuse, r"holdup 1 is not as entry \d+ has it: reason"),
        (swapped_seals, r"the manifest is not that of entry \d+"),
    ],
)
def test_what_was_altered_of_words_given_and_settled_is_named(
    posko: Posko,
    prepared: str,
    muncar: Chat,
    komando: Chat,
    tamper: Callable[[Connection], None],
    named: str,
) -> None:
    muncar.says("/handoff TPS 4 Kedungrejo -> PPS 2 kotak")
    muncar.presses("Konfirmasi", by=NANANG)
    muncar.says("/handoff TPS 1-3 Kedungrejo -> PPS 6 kotak")
    for label in ("Selisih", "Kotak tidak ada", "003 PILGUB", "Kirim"):
        muncar.presses(label, by=NANANG)
    komando.hears()
    komando.presses("Belum berpindah", by=NANANG_S)
    komando.presses("dilihat sendiri", by=NANANG_S)
    muncar.says("tertahan, ban bocor", reply_to=posko.world.heard(muncar.chat_id)[0].message_id)
    assert first_difference(prepared) == ""

    with break_in(prepared) as db:
        tamper(db)

    assert re.fullmatch(named, first_difference(prepared))


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE ledger SET actor = 1 WHERE number = 2",
        "DELETE FROM ledger WHERE number = 3",
        "DELETE FROM ledger",
        "TRUNCATE ledger",
        "INSERT OR REPLACE INTO ledger SELECT * FROM ledger WHERE number = 2",
    ],
)
def test_the_database_refuses_to_change_the_ledger(night: Posko, statement: str) -> None:
    with pytest.raises(DBAPIError), night.database.engine.begin() as connection:
        connection.execute(text(statement))


def test_an_entry_holds_no_names_and_no_words(night: Posko) -> None:
    with night.database.transaction() as session:
        content = " ".join(session.scalars(select(Entry.content)))

    assert "jalan" not in content
    assert "Andi" not in content


@pytest.mark.usefixtures("night")
def test_whatever_cell_is_altered_the_chain_shows_it(prepared: str) -> None:
    with break_in(prepared) as db:
        cells = list(db.execute(select(Entry.__table__).order_by(Entry.number)).mappings())

        @settings(max_examples=100, deadline=None)
        @given(
            st.sampled_from(cells),
            st.sampled_from(COLUMNS[1:]),
            st.text("019af", min_size=1, max_size=12),
        )
        def alter(row: RowMapping, column: str, typed: str) -> None:
            value = int(typed, 16) if column in ("actor", "chat", "subject") else typed
            assume(value != row[column])
            here = update(Entry).where(Entry.number == row["number"])
            db.execute(here.values({column: value}))
            with Session(db) as session, pytest.raises(Difference, match=rf"\b{row['number']}\b"):
                list(chain(session))
            db.execute(here.values({column: row[column]}))

        alter()


def first_difference(url: str) -> str:
    """What verify names; nothing where all is well."""
    database = Database(url)
    try:
        with database.snapshot() as session:
            for check in CHECKS:
                list(check.look(session))
    except Difference as found:
        return str(found)
    finally:
        database.engine.dispose()
    return ""


@contextmanager
def break_in(url: str) -> Iterator[Connection]:
    """What somebody with the file, or the database's password, can do: no trigger is in the way."""
    engine = create_engine(url)
    with engine.begin() as connection:
        if engine.dialect.name == "sqlite":
            names = connection.execute(
                text("SELECT name FROM sqlite_master WHERE type = 'trigger'")
            )
            for (name,) in names.all():
                connection.execute(text(f"DROP TRIGGER {name}"))
        else:
            connection.execute(text("ALTER TABLE ledger DISABLE TRIGGER USER"))
        yield connection
    engine.dispose()
