import httpx
import pytest
from telegram import Bot
from telegram.error import NetworkError, RetryAfter, TelegramError, TimedOut

from sandbox.faults import Fault
from sandbox.server import Served
from sandbox.world import World
from tests.sandbox.conftest import ANDI, MUNCAR, Api, with_bot


def failure(served: Served, read_timeout: float = 5) -> TelegramError:
    """The error that sending one message meets."""

    async def talk(bot: Bot) -> None:
        await bot.send_message(MUNCAR, "siap", read_timeout=read_timeout)

    with pytest.raises(TelegramError) as failed:
        with_bot(served.url, talk)
    return failed.value


@pytest.mark.parametrize(
    ("fault", "cause", "arrived"),
    [
        ("502", type(None), 0),
        ("close_before", httpx.RemoteProtocolError, 0),
        ("close_after", httpx.RemoteProtocolError, 1),
    ],
)
def test_a_broken_line_is_a_network_error(
    served: Served, world: World, fault: Fault, cause: type[Exception], arrived: int
) -> None:
    world.fail_next("sendMessage", fault)

    error = failure(served)

    assert type(error) is NetworkError
    assert isinstance(error.__cause__, cause)
    assert len(world.heard(MUNCAR)) == arrived
    assert world.calls["sendMessage"] == 1


def test_an_answer_that_never_comes_is_a_timeout(served: Served, world: World) -> None:
    world.fail_next("sendMessage", "timeout")

    assert isinstance(failure(served, read_timeout=0.05), TimedOut)
    assert len(world.heard(MUNCAR)) == 1


def test_a_flood_error_can_be_ordered(
    served: Served, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "1")
    world.fail_next("sendMessage", "429")

    assert isinstance(failure(served), RetryAfter)
    assert not world.heard(MUNCAR)


def test_faults_come_in_the_order_planned_and_then_end(api: Api, world: World) -> None:
    world.fail_next("SENDMESSAGE", "502", times=2)
    world.fail_next("sendMessage", "429")

    answers = [api("sendMessage", chat_id=MUNCAR, text="a") for _ in range(4)]

    assert [answer.get("error_code") for answer in answers] == [502, 502, 429, None]


def test_other_methods_are_spared(api: Api, world: World) -> None:
    world.fail_next("sendMessage", "502")

    assert api.result("getMe")


def test_updates_lost_on_the_way_come_again(api: Api, world: World) -> None:
    world.says(MUNCAR, ANDI, "satu")
    world.fail_next("getUpdates", "close_after")

    with pytest.raises(httpx.RemoteProtocolError):
        api("getUpdates", timeout=5)

    assert len(api.result("getUpdates")) == 1
