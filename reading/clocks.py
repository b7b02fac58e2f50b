"""Claimed times: pkl 19.30, 19:30 WIB, jam 7 malam."""

import re
from dataclasses import dataclass
from datetime import time

from reading.tokens import Tokens
from reading.words import BOXES, COUNTED, EXPECTED, STATION

CALLED = frozenset({"pkl", "pukul", "pk", "jam", "jm", "pkul", "puku", "pukl", "at"})
ZONES = frozenset({"wib", "wita", "wit"})
DAYTIMES = {"pagi": 0, "dini": 0, "siang": 12, "sore": 12, "petang": 12, "malam": 12, "mlm": 12}
NIGHT = frozenset({"malam", "mlm"})
CLOCK = re.compile(r"([0-9]{1,2})[.:]([0-9]{2})(?:[.:][0-9]{2})?")
PLAIN = re.compile(r"([01][0-9]|2[0-4])[.:][0-5][0-9](:[0-5][0-9])?|[0-9]:[0-5][0-9]")
MILITARY = re.compile(r"([0-9]{2})([0-9]{2})")


@dataclass(frozen=True, slots=True)
class Clock:
    """A time that the text claims, and the token it stands at."""

    time: time
    index: int


def read_clocks(tokens: Tokens) -> list[Clock]:
    """The times of day in a text, in order; their tokens are taken."""
    clocks = []
    for index, word in enumerate(tokens.words):
        if word[0].isdecimal() and index not in tokens.taken:
            clock = _clock(tokens, index)
            if clock and not any(tokens.at(index - back) in EXPECTED for back in (1, 2, 3)):
                clocks.append(Clock(clock, index))
    return clocks


def _clock(tokens: Tokens, index: int) -> time | None:
    called = tokens.at(_before(tokens, index)) in CALLED and not _duration(tokens, index)
    zoned = tokens.at(index + 1) in ZONES
    if not (called or zoned or _plain(tokens, index)):
        return None
    hour, minute, stop = _parts(tokens, index, zoned)
    if hour is None:
        return None
    found = of_day(hour, minute, tokens.at(stop))
    if found:
        tokens.take(_before(tokens, index) if called else index, stop + 1 if zoned else stop)
    return found


def _before(tokens: Tokens, index: int) -> int:
    """The token that calls this number a time, over a dot or colon."""
    return index - 2 if tokens.at(index - 1) in {".", ":"} else index - 1


def _duration(tokens: Tokens, index: int) -> bool:
    """Whether it is `2 jam 30 menit` that stands here, or `jam 2 kotak`."""
    hours = tokens.at(_before(tokens, index)) in {"jam", "jm"} and tokens.at(index).isdecimal()
    after = tokens.at(index + 1)
    return after in COUNTED | BOXES or (
        hours and tokens.at(index - 2).isdecimal() and after not in DAYTIMES
    )


def _plain(tokens: Tokens, index: int) -> bool:
    """Whether the number alone looks like a time: `tiba 19.30`, not `2.15 kotak`."""
    if not PLAIN.fullmatch(tokens.at(index)):
        return False
    return tokens.at(index + 1) not in COUNTED | BOXES and tokens.at(index - 1) not in STATION


def _parts(tokens: Tokens, index: int, zoned: bool) -> tuple[int | None, int, int]:
    """Hour, minute, and the position after them; no hour where it is not a time."""
    word = tokens.at(index)
    match = CLOCK.fullmatch(word) or MILITARY.fullmatch(word)
    if match:
        return int(match[1]), int(match[2]), index + 1
    if not word.isdecimal() or len(word) > 2:
        return None, 0, index
    if tokens.at(index + 1) == "," and tokens.glued(index + 1) and tokens.glued(index + 2):
        return int(word), int(tokens.at(index + 2)), index + 3
    minutes = tokens.at(index + 1)
    if minutes.isdecimal() and len(minutes) == 2 and tokens.at(index + 2) in ZONES:
        return int(word), int(minutes), index + 2
    told = zoned or len(word) == 2 or tokens.at(index + 1) in DAYTIMES
    return (int(word), 0, index + 1) if told else (None, 0, index)


def of_day(hour: int, minute: int, daytime: str) -> time | None:
    """The time of an hour as people say it: 7 malam is 19.00; None where there is none."""
    if hour == 12 and daytime in NIGHT:
        hour = 0
    if 1 <= hour < 12 and daytime in DAYTIMES and not (daytime in NIGHT and hour < 5):
        hour += 0 if daytime == "siang" and hour > 9 else DAYTIMES[daytime]
    if hour == 24 and minute == 0:
        hour = 0
    return time(hour, minute) if hour < 24 and minute < 60 else None
