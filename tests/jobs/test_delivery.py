"""The outbox into Telegram: budgets, merging, and what becomes of each failure."""

from collections import Counter

import pytest
from sqlalchemy import select

from jobs.digest import owe_digests
from models.glossary import Hindrance
from models.group import Group
from models.outbox import Owed, OwedState
from models.trouble import Trouble
from tests.field import BUDI, Chat, Posko


def test_answers_that_the_minute_does_not_hold_merge_into_one(posko: Posko, muncar: Chat) -> None:
    messages = [report(muncar, station) for station in range(1, 17)]
    messages += [report(muncar, station, "Tambakrejo") for station in range(1, 9)]

    posko.settle()

    (merged,) = muncar.hears()
    assert merged.splitlines()[:2] == [
        "24 laporan dijawab sekaligus",
        "🗳 Serah terima #1 · TPS 001 Kedungrejo → PPS · 2 kotak",
    ]
    assert len(merged.splitlines()) == 25
    assert all(posko.world.answered(muncar.chat_id, message) for message in messages)


def test_answers_that_the_minute_holds_come_one_by_one(posko: Posko, muncar: Chat) -> None:
    for station in range(1, 4):
        report(muncar, station)
    posko.settle()

    assert [text.split(" · ")[1] for text in muncar.hears()] == [
        f"TPS 00{station} Kedungrejo → PPS" for station in range(1, 4)
    ]


def test_more_answers_than_one_message_holds_go_into_the_next(posko: Posko, muncar: Chat) -> None:
    messages = [report(muncar, station) for station in range(1, 17) for _ in range(8)]
    posko.settle()

    merged = muncar.hears()
    assert len(merged[0].splitlines()) > 50
    assert max(map(len, merged)) <= 4096
    assert all(posko.world.answered(muncar.chat_id, message) for message in messages)


def test_a_group_that_restricts_reactions_is_answered_by_cards_alone(
    posko: Posko, muncar: Chat
) -> None:
    posko.world.restrict_reactions(muncar.chat_id)
    first = muncar.says("/handoff TPS 4 Kedungrejo -> PPS")
    posko.wait(seconds=1)
    muncar.says("/handoff TPS 5 Kedungrejo -> PPS")

    assert posko.world.answered(muncar.chat_id, first)
    assert len(muncar.hears()) == 2
    assert posko.world.calls["setMessageReaction"] == 1


def test_an_answer_waits_as_long_as_telegram_says(posko: Posko, muncar: Chat) -> None:
    posko.world.fail_next("sendMessage", "429")
    muncar.says("/handoff TPS 4 Kedungrejo -> PPS")
    posko.deliver()
    assert posko.world.calls["sendMessage"] == 1

    assert len(muncar.hears()) == 1
    assert posko.world.calls["sendMessage"] == 2


@pytest.mark.parametrize("fault", ["502", "close_before", "close_after"])
def test_a_call_that_may_have_failed_is_repeated(posko: Posko, muncar: Chat, fault: str) -> None:
    posko.world.fail_next("sendMessage", fault)  # type: ignore[arg-type]
    muncar.says("/handoff TPS 4 Kedungrejo -> PPS")
    posko.wait(seconds=1)
    posko.deliver()

    assert len(set(muncar.hears())) == 1
    assert states(posko)[OwedState.WAITING] == 0


def test_a_chat_that_is_closed_to_us_holds_up_no_other(
    posko: Posko, muncar: Chat, komando: Chat
) -> None:
    muncar.writes("/incident kritis kebakaran di TPS 4 Kedungrejo")
    posko.world.removes_bot(muncar.chat_id, BUDI)
    posko.settle()

    assert komando.hears()[0].startswith("🆘 KEJADIAN #1")
    assert states(posko)[OwedState.FAILED] == 1
    assert failures(posko) == {"Forbidden: bot was kicked from the supergroup chat"}


def test_a_failure_that_cannot_heal_is_kept_with_its_reason(posko: Posko, muncar: Chat) -> None:
    report(muncar, 1)
    posko.settle()
    posko.deliver_all()
    rewrite(posko, "card handoff 1", "x" * 5000)
    posko.deliver_all()

    assert failures(posko) == {"Message is too long"}


def test_what_a_group_that_mutes_us_is_owed_waits_until_we_may_write(
    posko: Posko, muncar: Chat, komando: Chat
) -> None:
    posko.world.mute(muncar.chat_id)
    muncar.says("/incident kritis kebakaran di TPS 4 Kedungrejo")
    assert len(komando.hears()) == 1
    assert (muncar.hears(), troubles(posko)) == ([], {Hindrance.MUTED})

    posko.world.chats[muncar.chat_id].muted = False
    posko.wait(minutes=1)
    assert len(muncar.hears()) == 1
    assert (failures(posko), troubles(posko)) == (set(), set())


def test_a_digest_goes_to_its_topic_and_where_that_is_gone_to_the_general_one(
    posko: Posko, komando: Chat
) -> None:
    with posko.database.transaction() as session:
        Group.of_chat(session, komando.chat_id).topic = 77
    posko.does(owe_digests)
    posko.world.chats[komando.chat_id].topics_gone.add(77)
    posko.wait(hours=1)
    posko.does(owe_digests)
    posko.deliver_all()

    heard = posko.world.heard(komando.chat_id)
    assert [message.thread for message in heard] == [77, None]


def troubles(posko: Posko) -> set[Hindrance]:
    with posko.database.transaction() as session:
        return {trouble.kind for trouble in Trouble.untold(session)}


def test_an_alert_goes_before_answers_and_digests(
    posko: Posko, komando: Chat, muncar: Chat
) -> None:
    komando.writes("/status")
    muncar.writes("/incident kritis kebakaran di TPS 4 Kedungrejo")
    posko.settle()
    posko.wait(seconds=1)
    posko.deliver()

    assert [text.split()[1] for text in komando.hears()] == ["KEJADIAN", "19.30"]


def test_a_digest_waits_for_no_answers_and_no_later_alerts(
    posko: Posko, muncar: Chat, komando: Chat
) -> None:
    posko.wait(minutes=30)
    for station in (1, 2, 3):
        komando.writes(f"/kotak TPS {station} Kedungrejo")
    posko.settle()
    posko.does(owe_digests)
    muncar.says("/incident tinggi kebakaran TPS 4 Kedungrejo")

    told = [text.split(" ")[0:2] for text in komando.hears()]
    assert told[1:3] == [["SITUASI", "20.00"], ["🔴", "KEJADIAN"]]
    assert len(told) == 5


def test_a_message_that_is_rewritten_is_edited_where_it_stands(posko: Posko, muncar: Chat) -> None:
    report(muncar, 1)
    posko.settle()
    posko.deliver_all()
    rewrite(posko, "card handoff 1", "baru")

    assert muncar.hears() == ["baru"]
    assert posko.world.calls["editMessageText"] == 1


def test_a_message_that_is_rewritten_before_it_was_sent_is_sent_once(
    posko: Posko, muncar: Chat
) -> None:
    report(muncar, 1)
    posko.take(posko.runner.run(posko.telegram.call("getUpdates")))
    rewrite(posko, "card handoff 1", "baru")

    assert muncar.hears() == ["baru"]
    assert posko.world.calls["editMessageText"] == 0


def test_an_answer_in_another_message_is_rewritten_there(posko: Posko, muncar: Chat) -> None:
    for station in range(1, 9):
        report(muncar, station)
    posko.settle()
    posko.deliver_all()
    rewrite(posko, "card handoff 3", "<b>baru</b>\nmehr")

    (merged,) = muncar.hears()
    assert len(merged.splitlines()) == 9
    assert merged.splitlines()[3] == "baru"


def report(chat: Chat, station: int, village: str = "Kedungrejo") -> int:
    return chat.writes(f"/handoff TPS {station} {village} -> PPS 2 kotak")


def states(posko: Posko) -> dict[OwedState, int]:
    with posko.database.transaction() as session:
        return Counter(session.scalars(select(Owed.state)))


def failures(posko: Posko) -> set[str]:
    with posko.database.transaction() as session:
        return set(session.scalars(select(Owed.failure).where(Owed.failure.is_not(None))))


def rewrite(posko: Posko, key: str, text: str) -> None:
    with posko.database.transaction() as session:
        Owed.rewrite(session, key, text)
