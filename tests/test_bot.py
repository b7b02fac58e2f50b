"""The command line, as other programs rely on it."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.field import Chat


def bot(
    url: str, *words: str, stdin: str = "", **settings: str
) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "bot.py", *words],
        input=stdin,
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"DATABASE_URL": url} | settings,
    )


def bot_bytes(url: str, *words: str) -> bytes:
    """What a command writes to stdout, as bytes."""
    command = [sys.executable, "bot.py", *words]
    return subprocess.run(
        command, capture_output=True, check=True, env=os.environ | {"DATABASE_URL": url}
    ).stdout


def test_a_new_database_is_migrated_and_filled(database_url: str) -> None:
    before = bot(database_url, "export", "reports")
    assert (before.returncode, before.stderr) == (
        1,
        "DATABASE_URL: the schema is not the newest; run: python bot.py migrate\n",
    )

    assert bot(database_url, "migrate").returncode == 0
    imported = bot(database_url, "import", "samples/banyuwangi")

    assert imported.stdout.splitlines()[3] == "tps.csv: 2732 rows"


def test_messages_are_parsed_a_line_each(prepared: str) -> None:
    lines = "/handoff TPS 9 ke PPS\npaslon 01 120 suara\nhalo\n"
    parsed = bot(prepared, "parse", "--scope", "35.10.05.2002", stdin=lines)

    first, *others = map(json.loads, parsed.stdout.splitlines())
    assert first["desa"] == "35.10.05.2002"
    assert others == [{"refused": "neutrality"}, {"command": None}]


def test_reports_are_exported_one_for_each_message(prepared: str, muncar: Chat) -> None:
    first = muncar.says("/handoff TPS 4 Kedungrejo berangkat ke PPS pkl 19.10")
    muncar.edits(first, "/handoff TPS 5 Kedungrejo berangkat ke PPS pkl 19.10")
    second = muncar.says("/incident kebakaran")

    handoff, incident = map(json.loads, bot(prepared, "export", "reports").stdout.splitlines())
    assert handoff == {
        "chat_id": muncar.chat_id,
        "message_id": first,
        "kind": "handoff",
        "number": 1,
        "reported_at": "2024-11-27T12:30:00+00:00",
        "occurred_at": "2024-11-27T12:10:00+00:00",
        "officer": 5200000048,
        "on_behalf": None,
        "channel": None,
        "text": "/handoff TPS 5 Kedungrejo berangkat ke PPS pkl 19.10",
        "state": "departed",
    }
    assert (incident["message_id"], incident["kind"], incident["state"]) == (
        second,
        "incident",
        "open",
    )


def test_boxes_and_incidents_are_exported_as_csv(prepared: str, muncar: Chat) -> None:
    muncar.says("/handoff TPS 4 Kedungrejo berangkat ke PPS pkl 19.10 2 kotak")
    muncar.says("/incident kebakaran di TPS 1-2 Blambangan")

    boxes = bot(prepared, "export", "boxes").stdout.splitlines()
    assert len(boxes) == 1 + 5464
    assert ("35.10.05.2002,Kedungrejo,4,PILBUP,TPS,PPS,2024-11-27T12:10:00+00:00,1,,") in boxes
    heading, incident = bot(prepared, "export", "incidents").stdout.splitlines()
    assert heading.startswith("number,place,place_name,stations,category,severity,state,")
    assert incident.startswith("1,35.10.05.2005,Blambangan,1 2,fire,critical,open,2024-11-27T12:30")


def test_the_exported_ledger_can_be_checked_without_posko(prepared: str, muncar: Chat) -> None:
    muncar.says("/handoff TPS 4 Kedungrejo → PPS 2 kotak")
    exported = bot(prepared, "export", "ledger").stdout
    recipe = Path("docs/ledger.md").read_text().partition("```python\n")[2].partition("```")[0]
    check = [sys.executable, "-c", recipe]
    checked = subprocess.run(check, input=exported, capture_output=True, text=True, check=True)
    altered = exported.replace('""seal"":null', '""seal"":""intact""')

    assert re.fullmatch("2 [0-9a-f]{64}\n", checked.stdout)
    again = subprocess.run(check, input=altered, capture_output=True, text=True, check=False)
    assert again.stderr.endswith("AssertionError: entry 2\n")


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (["votes"], "export: there is no votes; say reports, ledger, boxes, incidents, summary"),
        (["boxes", "--format", "doc"], "--format: there is no doc; say csv"),
    ],
)
def test_what_cannot_be_exported_is_told(prepared: str, words: list[str], line: str) -> None:
    answer = bot(prepared, "export", *words)

    assert (answer.returncode, answer.stderr) == (1, line + "\n")


def test_the_digest_that_a_group_would_get_now_is_printed(prepared: str) -> None:
    printed = bot(prepared, "digest", "--group", "-1001000000000").stdout

    assert printed.startswith("SITUASI ")
    assert "KPU 5.464 (5.464 ✓)" in printed


def test_a_group_that_is_not_known_has_no_digest(prepared: str) -> None:
    answer = bot(prepared, "digest", "--group", "-5")

    assert (answer.returncode, answer.stderr) == (1, "--group: no group has the chat id -5\n")


@pytest.mark.parametrize(
    ("settings", "line"),
    [
        ({"TELEGRAM_TOKEN": ""}, "TELEGRAM_TOKEN: is not set; BotFather gives one, see README.md"),
        (
            {"TELEGRAM_TOKEN": "geheim"},
            "TELEGRAM_TOKEN: must look like 123456:ABC-DEF, as BotFather gave it",
        ),
        ({"TIMEZONE": "WIB"}, "TIMEZONE: is no time zone, such as Asia/Jakarta"),
        (
            {"WEBHOOK_URL": "https://example.org/x"},
            "WEBHOOK_URL and WEBHOOK_SECRET go together: set both or neither",
        ),
        ({"LANGUAGE": "jv"}, "LANGUAGE: Input should be 'id' or 'en'"),
    ],
)
def test_a_wrong_setting_stops_the_start_and_is_named(settings: dict[str, str], line: str) -> None:
    answer = bot("sqlite:///unused.db", "run", **settings)

    assert (answer.returncode, answer.stderr) == (1, line + "\n")
    assert not Path("unused.db").exists()


def test_bad_rows_are_told_line_by_line(prepared: str, tmp_path: Path) -> None:
    (tmp_path / "groups.csv").write_text("chat_id,title,role,region\n-1,A,lapangan,35.10\n")
    answer = bot(prepared, "import", str(tmp_path))

    assert answer.returncode == 1
    assert answer.stderr.splitlines() == [
        "groups.csv:2: role: Input should be 'field' or 'command' (got lapangan)",
        "nothing was imported",
    ]
