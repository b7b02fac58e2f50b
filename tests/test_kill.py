"""The bot's process is killed under load, again and again: nothing lost, nothing twice."""

import json
import os
import random
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from clock import Clock
from sandbox.server import Served
from sandbox.world import World
from tests.field import ANDI

MUNCAR, KOMANDO = -1001000000005, -1001000000000
VILLAGES = {"Kedungrejo": 16, "Tambakrejo": 11, "Blambangan": 10}
KILLS, REPORTS_EACH = 10, 30
PATIENCE = 60
LIMITS = ("MESSAGES_PER_SECOND", "GROUP_MESSAGES_PER_MINUTE", "REACTIONS_PER_SECOND")


@pytest.mark.parametrize("mode", ["polling", "webhook"])
def test_killed_ten_times_under_load_nothing_is_lost_or_doubled(prepared: str, mode: str) -> None:
    world = World(Clock.real())
    for chat_id in (MUNCAR, KOMANDO):
        world.group(chat_id, str(chat_id))
    chance = random.Random(3)
    said: set[int] = set()
    with Served(world) as served:
        environment = settings(prepared, served.url, mode)
        for _ in range(KILLS):
            with running(environment) as bot:
                said |= {world.says(MUNCAR, ANDI, a_report(chance)) for _ in range(REPORTS_EACH)}
                wait_for_answers(world, said, all_but=chance.randrange(REPORTS_EACH))
                bot.send_signal(signal.SIGKILL)
        with running(environment) as bot:
            said.add(world.says(MUNCAR, ANDI, a_report(chance)))
            wait_for_answers(world, said, all_but=0)
            assert world.wait_for(lambda: world.unconfirmed() == 0, PATIENCE)
            bot.send_signal(signal.SIGTERM)
            assert bot.wait(PATIENCE) == 0

    exported = [json.loads(line)["message_id"] for line in export(environment)]
    assert sorted(exported) == sorted(said)
    assert len(said) == KILLS * REPORTS_EACH + 1


def a_report(chance: random.Random) -> str:
    village = chance.choice(list(VILLAGES))
    return f"/handoff TPS {chance.randint(1, VILLAGES[village])} {village} -> PPS 2 kotak"


def wait_for_answers(world: World, messages: set[int], all_but: int) -> None:
    def answered() -> bool:
        return sum(world.answered(MUNCAR, one) for one in messages) >= len(messages) - all_but

    assert world.wait_for(answered, PATIENCE)


def settings(database: str, api: str, mode: str) -> dict[str, str]:
    found = {"DATABASE_URL": database, "TELEGRAM_API": api, "TELEGRAM_TOKEN": "123456:token"}
    found |= dict.fromkeys(LIMITS, "100000")
    if mode == "webhook":
        with socket.create_server(("127.0.0.1", 0)) as free:
            address = f"127.0.0.1:{free.getsockname()[1]}"
        found |= {"WEBHOOK_URL": f"http://{address}/telegram", "LISTEN": address}
        found |= {"WEBHOOK_SECRET": "rahasia"}
    return os.environ | found


@contextmanager
def running(environment: dict[str, str]) -> Iterator["subprocess.Popen[bytes]"]:
    """The bot as a process of its own; gone at the end, whatever happened."""
    with subprocess.Popen([sys.executable, "bot.py", "run"], env=environment) as bot:
        try:
            yield bot
        finally:
            bot.kill()


def export(environment: dict[str, str]) -> list[str]:
    command = [sys.executable, "bot.py", "export", "reports"]
    return subprocess.check_output(command, env=environment, text=True).splitlines()
