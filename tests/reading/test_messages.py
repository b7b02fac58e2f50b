"""Whole messages: the sample that the project is judged by, and others like it."""

import json
from typing import Any

import pytest

from reading.message import read_message
from reading.neutrality import Forbidden
from tests.reading.clerk import ELECTIONS, HERE, MUNCAR, gazetteer


def lines(file: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (HERE / file).read_text().splitlines()]


def read(text: str, scope: str) -> dict[str, Any]:
    reading = read_message(text, gazetteer(scope), ELECTIONS)
    if isinstance(reading, Forbidden):
        return {"refused": reading}
    return reading.contract() if reading else {}


@pytest.mark.parametrize("line", lines("messages.jsonl"), ids=lambda line: line["text"])
def test_the_sample_is_read_as_a_careful_clerk_would(line: dict[str, Any]) -> None:
    assert read(line["text"], line["scope"]) == line["expect"]


@pytest.mark.parametrize("line", lines("others.jsonl"), ids=lambda line: line["text"])
def test_other_messages_are_read_as_a_careful_clerk_would(line: dict[str, Any]) -> None:
    assert read(line["text"], line["scope"]) == line["expect"]


@pytest.mark.parametrize(
    "text",
    [
        "TPS 4 Kedungrejo ke PPS",
        "",
        "/",
        "/status",
        "/handoffs TPS 4",
        "siap 86",
        "/ handoff TPS 4",
    ],
)
def test_a_message_without_a_command_for_a_report_is_none(text: str) -> None:
    assert read(text, MUNCAR) == {}


@pytest.mark.parametrize(
    "command", ["/handoff", "/HANDOFF", "/handoff@posko_bot", " /handoff", "\u200f/handoff"]
)
def test_a_command_is_known_in_any_dress(command: str) -> None:
    assert read(f"{command} TPS 4 Kedungrejo ke PPS", MUNCAR)["tps"] == [4]
