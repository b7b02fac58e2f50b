"""The demo as whoever started it sees it: told to end, it leaves nothing behind."""

import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import psutil  # type: ignore[import-untyped]

BOT = Path(__file__).parents[2] / "bot.py"

PATIENCE = 60.0
"""Seconds in which the bot must be up, and gone."""


def test_a_demo_that_is_told_to_end_takes_its_bot_along(tmp_path: Path) -> None:
    words = [sys.executable, str(BOT), "demo", "--exit"]
    demo = subprocess.Popen(words, cwd=tmp_path, stdout=subprocess.DEVNULL)
    bot = running_bot(psutil.Process(demo.pid))
    demo.send_signal(signal.SIGTERM)

    assert demo.wait(PATIENCE) == 0
    assert not bot.is_running()


def running_bot(demo: psutil.Process) -> psutil.Process:
    """The demo's bot at work, once there is one."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        with suppress(psutil.Error):  # a command that ends while it is looked at
            for child in demo.children():
                if "run" in child.cmdline():
                    return child
        time.sleep(0.1)
    raise AssertionError("the demo starts no bot")
